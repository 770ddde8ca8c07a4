package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void ordinaryTextsStayAsTheyAre() {
        assertThat(Printable.of("Olivin µm 試料 – 50 % \\u")).isEqualTo("Olivin µm 試料 – 50 % \\u");
    }

    @Test
    void controlCharactersAreSpelled() {
        assertThat(Printable.of("a\u001b[31m\r\n\tb\u009b\u202e\u2028\ud800"))
                .isEqualTo("a\\u001b[31m\\u000d\\u000a\\u0009b\\u009b\\u202e\\u2028\\ud800");
    }

    /** A JSON reader takes what is spelled for the character that was there. */
    @Test
    void aCharacterOfTwoHalvesIsSpelledAsBoth() {
        assertThat(Printable.of("a" + Character.toString(0xE0001) + "𝛼")).isEqualTo("a\\udb40\\udc01𝛼");
    }
}
