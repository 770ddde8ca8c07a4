package org.esmpy.io.bruker;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Passes the text of a header to an XML parser and bounds its length. The parser keeps a whole part, such as a comment
 * or an attribute, in memory, so parts are bounded, too.
 */
final class PartReader extends FilterReader {
    private static final int MAX_PART = 1 << 21;
    private static final long MAX_TEXT = 1L << 28;

    private int inPart;
    private long inAll;

    PartReader(Reader text) {
        super(text);
    }

    /** A parser of this text that loads nothing from elsewhere. */
    XMLStreamReader open() throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLReporter((message, type, information, location) -> {}); // errors are thrown as well
        return factory.createXMLStreamReader(this);
    }

    /** Begins the next part. */
    void begin() {
        inPart = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int some = super.read(target, offset, length);
        inPart += Math.max(0, some);
        inAll += Math.max(0, some);
        if (inPart > MAX_PART || inAll > MAX_TEXT) {
            throw new IOException(
                    "it has a part of more than " + MAX_PART + " characters, or more than " + MAX_TEXT + " in all");
        }
        return some;
    }
}
