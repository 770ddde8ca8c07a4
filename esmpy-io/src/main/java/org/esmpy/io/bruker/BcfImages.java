package org.esmpy.io.bruker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.esmpy.io.SideImage;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.NumberType;
import org.esmpy.io.internal.ReadBudget;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;

/**
 * The images in the header of a map: instances of {@code TRTImageData} with planes of unsigned integers in Base64, one
 * for each detector of electrons. Planes that were not recorded are marked as such.
 */
final class BcfImages {
    private static final String IMAGE = "TRTImageData";
    private static final String PLANE = "Plane\\d{1,4}";
    private static final Set<String> SIZES = Set.of("Width", "Height", "ItemSize");
    private static final Set<String> OF_PLANE = Set.of("Description", "Valid", "Data");

    /** Instances that hold no image but the number and duration of visits to each pixel. */
    private static final Set<String> COUNTERS = Set.of("Counter", "PixelTimes");

    private static final int MAX_DEPTH = 64;
    private static final int MAX_EVENTS = 10_000_000;
    private static final int MAX_IMAGES = 1024;
    private static final int MAX_TEXT = 1 << 28;

    private final BcfEntry entry;
    private final ReadBudget budget;
    private final Optional<PixelSize> pixelSize;
    private final ImageShape mapShape;
    private final List<SideImage> images = new ArrayList<>();

    /**
     * @param entry     the header, for messages
     * @param mapShape  rows and columns of the map
     * @param pixelSize edge of a pixel of the map, and of images of its shape
     */
    BcfImages(BcfEntry entry, ReadBudget budget, ImageShape mapShape, Optional<PixelSize> pixelSize) {
        this.entry = entry;
        this.budget = budget;
        this.mapShape = mapShape;
        this.pixelSize = pixelSize;
    }

    /**
     * All images, in the order of the file.
     *
     * @throws SpectrumFormatException if the XML or one of its images is damaged
     */
    List<SideImage> read() throws IOException {
        try (InputStream in = entry.open()) {
            PartReader parts = new PartReader(new InputStreamReader(in, BcfHeader.ENCODING));
            XMLStreamReader xml = parts.open();
            read(xml, parts);
            xml.close();
            return images;
        } catch (XMLStreamException e) {
            throw entry.error("is no XML that can be read; the file is damaged").causedBy(e);
        }
    }

    /**
     * Walks through the elements and collects the sizes and planes of each image, which begins at {@code imageDepth}.
     */
    private void read(XMLStreamReader xml, PartReader parts) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        Map<String, String> image = new HashMap<>();
        Map<String, String> plane = new HashMap<>();
        int depth = 0;
        int imageDepth = 0;
        for (int events = 0; xml.hasNext(); events++) {
            parts.begin();
            if (events > MAX_EVENTS || depth > MAX_DEPTH) {
                throw entry.error("has more than " + MAX_EVENTS + " parts, or is nested more than " + MAX_DEPTH
                        + " deep; the file is damaged");
            }
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.setLength(0);
                    if (imageDepth == 0 && IMAGE.equals(xml.getAttributeValue("", "Type"))) {
                        imageDepth = depth;
                        image.clear();
                        image.put("Name", String.valueOf(xml.getAttributeValue("", "Name")));
                    } else if (depth == imageDepth + 1) {
                        plane.clear();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (imageDepth > 0 && text.length() < MAX_TEXT) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        budget.check("the images of " + entry.name(), 2L * text.capacity());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String name = xml.getLocalName();
                    if (depth == imageDepth) {
                        imageDepth = 0;
                    } else if (imageDepth > 0 && depth == imageDepth + 1 && SIZES.contains(name)) {
                        image.put(name, text.toString().strip());
                    } else if (imageDepth > 0 && depth == imageDepth + 2 && OF_PLANE.contains(name)) {
                        plane.put(name, text.toString().strip());
                    } else if (imageDepth > 0 && depth == imageDepth + 1 && name.matches(PLANE)) {
                        add(image, plane);
                    }
                    text.setLength(0);
                    depth--;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw entry.error("has a document type or an entity, which headers of Bruker have not");
                default -> {} // comments and instructions
            }
        }
    }

    private void add(Map<String, String> image, Map<String, String> plane) {
        if (COUNTERS.contains(image.get("Name")) || "0".equals(plane.get("Valid")) || !plane.containsKey("Data")) {
            return;
        }
        if (images.size() == MAX_IMAGES) {
            throw entry.error("holds more than " + MAX_IMAGES + " images; the file is damaged");
        }
        String described = plane.getOrDefault("Description", "");
        String name = described.isEmpty() ? image.get("Name").replace("null", "image") : described;
        ImageShape shape;
        int bytes;
        try {
            shape = new ImageShape(Integer.parseInt(image.get("Height")), Integer.parseInt(image.get("Width")));
            bytes = Integer.parseInt(image.get("ItemSize"));
        } catch (IllegalArgumentException e) {
            throw entry.error("declares the image '" + name + "' as " + image + "; expected rows and columns from 1 on")
                    .causedBy(e);
        }
        SideImage side = SideImage.of(name, shape, values(plane.get("Data"), shape, bytes, name));
        images.add(pixelSize
                .filter(size -> shape.equals(mapShape))
                .map(side::withPixelSize)
                .orElse(side));
    }

    private float[] values(String base64, ImageShape shape, int bytes, String name) {
        byte[] data;
        try {
            data = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw entry.error("holds the image '" + name + "', which is no Base64; the file is damaged")
                    .causedBy(e);
        }
        boolean known = bytes == 1 || bytes == Short.BYTES || bytes == Integer.BYTES;
        if (!known || data.length != (long) shape.pixels() * bytes) {
            throw entry.error("holds the image '" + name + "' in " + data.length + " bytes; expected " + shape.height()
                    + " x " + shape.width() + " numbers of " + bytes + " bytes (1, 2 or 4)");
        }
        budget.reserve("the image '" + name + "'", (long) Float.BYTES * shape.pixels());
        NumberType type = new NumberType(NumberType.Kind.UNSIGNED, bytes, ByteOrder.LITTLE_ENDIAN);
        return type.floats(ByteBuffer.wrap(data).order(type.order()), shape.pixels());
    }
}
