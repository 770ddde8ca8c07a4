package org.esmpy.bench.report.draw;

import static j2html.TagCreator.img;

import j2html.tags.specialized.ImgTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Embeds pictures in a page. */
public final class PagePictures {
    private PagePictures() {}

    /**
     * Embeds a PNG file.
     *
     * @param alt description for readers who cannot see the picture
     */
    public static ImgTag of(Path png, String alt) throws IOException {
        String data = Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        return img().withSrc("data:image/png;base64," + data).withAlt(alt);
    }
}
