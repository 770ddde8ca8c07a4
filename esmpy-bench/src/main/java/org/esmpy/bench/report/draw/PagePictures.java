package org.esmpy.bench.report.draw;

import static j2html.TagCreator.img;

import j2html.tags.specialized.ImgTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Pictures within a page. */
public final class PagePictures {
    private PagePictures() {}

    /**
     * A PNG file as part of the page.
     *
     * @param alt what it shows, for those who do not see it
     */
    public static ImgTag of(Path png, String alt) throws IOException {
        String data = Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        return img().withSrc("data:image/png;base64," + data).withAlt(alt);
    }
}
