package org.esmpy.io.jeol;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.esmpy.io.LittleEndian;

/** Builds files as Analysis Station lays them out. */
final class JeolFiles {
    private static final Charset TEXT = Charset.forName("Shift_JIS");

    /** Date of the files: 8 April 2017. */
    private static final double DATE = 42_833.25;

    private JeolFiles() {}

    /**
     * A map of 4 × 4 pixels, or of the part {@code area} of it, in {@code sweeps} sweeps.
     *
     * @param told what the preamble says about the length of the stream; −1 for the truth as old files tell it, −2 for the
     *     truth as newer ones do
     */
    static LittleEndian map(int[] area, int sweeps, long told, int... words) {
        LittleEndian file = new LittleEndian().u32(0, 304).text(4, "PTTDFILE").f64(0x128, DATE);
        byte[] dictionary = dictionary(mapTree(area, sweeps));
        file.upTo(305).u32(0x14, 305).u32(0x18, dictionary.length).raw(305, dictionary);
        int begin = file.length() + 7;
        file.u32(0x1c, begin);
        file.upTo(begin);
        for (int word : words) {
            file.u16(word);
        }
        return file.u32(0x20, told == -1 ? 2L * words.length : told == -2 ? file.length() : told);
    }

    static Map<String, Object> mapTree(int[] area, int sweeps) {
        Map<String, Object> template = tags("ExCoef", new double[] {0.1, 0.9, 0.03, 0.525}, "DigZ", (short) 96);
        Map<String, Object> microscope = tags(
                "SEM",
                "JEM-X",
                "DetT",
                "EX-1",
                "\uff8e\uff9f\uff70\uff84",
                "ED",
                "TakeAng",
                22.5f,
                "ElevAng",
                22.25f,
                "ScanSize",
                128f);
        Map<String, Object> doc =
                tags("LiveTime", 2.5, "RealTime", 3.0, "Sweep", (short) sweeps, "CoefA", 0.01, "CoefB", -0.001);
        Map<String, Object> conditions = tags("Tpl", "T4", "Pixels", "4x4");
        if (area.length > 0) {
            conditions.put("Aim Area", area);
        }
        Map<String, Object> columns = tags("AccKV", 200f, "AccNA", 2.5f, "Mag", 40_000);
        return tags(
                "PTTD Param",
                tags("Params", tags("PARAMPAGE1", tags("Tpl", tags("T4", template)), "PARAMPAGE0", microscope)),
                "PTTD Data",
                tags("AnalyzableMap MeasData", tags("Doc", doc, "Meas Cond", conditions, "MeasCond", columns)));
    }

    /** An image of 2 rows and 3 columns in so many bytes as {@code bits} has for each pixel. */
    static byte[] image(String title, byte... bits) {
        LittleEndian file = new LittleEndian().u32(0, 52).text(4, "JED-2200:LibJxImageForm");
        byte[] preview = dictionary(tags("Image", tags("Thumbnail", new byte[] {1})));
        file.upTo(64)
                .u32(0x24, 64)
                .u32(0x28, preview.length)
                .raw(64, preview)
                .upTo(300)
                .u32(0x2c, 300);
        Map<String, Object> tree = tags(
                "Instrument",
                tags("ScanSize", 128f, "Mag", 40_000),
                "Image",
                tags("DataType", 1, "Size", new Size(3, 2), "Bits", bits, "Title", title));
        return file.raw(300, dictionary(tree)).bytes();
    }

    /** Width and height. */
    private record Size(int width, int height) {}

    /** A project of one view with a map in {@code file}, and line maps of Fe and O. */
    static byte[] project(String... files) {
        Map<String, Object> data = tags("0", tags("Keyword", "IMG1,", "Filename", ".\\Sample\\a.img"));
        data.put("1", tags("Keyword", "MAP,Fe K,", "Filename", ".\\Sample\\a.map"));
        data.put("2", tags("Keyword", "MAP,O K,", "Filename", ".\\Sample\\b.map"));
        for (String file : files) {
            data.put(String.valueOf(data.size()), tags("Keyword", "MAP,PTTD,", "Filename", file));
        }
        Map<String, Object> view = tags("Memo", "View000", "ViewData", data);
        return dictionary(tags("Memo", "Project", "SampleInfo", tags("0", tags("ViewInfo", tags("0", view)))));
    }

    /** A spectrum of counts with the elements S and Fe. */
    static LittleEndian spectrum(int... counts) {
        LittleEndian file = new LittleEndian()
                .u32(0, 2)
                .u32(4, 2)
                .f64(10, DATE)
                .text(18, "pyrite")
                .text(98, "gatan")
                .f64(258, 30)
                .f64(266, 35.5)
                .f64(362, 0.01)
                .f64(370, -0.002)
                .u32(454, counts.length);
        for (int count : counts) {
            file.u32(count);
        }
        file.u32(0).u32(1).u16(6).u32(2); // carbon is excluded, two elements follow
        element(file, 16, "S", 2);
        element(file, 26, "Fe", 1);
        int tail = file.length() + 10;
        file.upTo(tail + 382);
        file.text(tail + 8, "EX-1").text(tail + 24, "JEM-X").text(tail + 40, "ED");
        return file.f64(tail + 56, 200).f64(tail + 64, 2.5).f64(tail + 204, 22.5);
    }

    private static void element(LittleEndian file, int z, String symbol, int lines) {
        int begin = file.length();
        file.u32(begin, 2).u16(begin + 4, z).text(begin + 64, symbol + " K").u32(begin + 100, lines);
        for (int i = 0; i < lines; i++) {
            file.u32(1).f64(2.3).u16(z).u8(symbol.length()).raw(symbol.getBytes(TEXT));
            file.u8(2).raw("Ka".getBytes(TEXT)).u32(0);
        }
    }

    static byte[] dictionary(Map<String, Object> tree) {
        LittleEndian out = new LittleEndian().upTo(12);
        entries(out, tree);
        return out.u8(0xff).bytes();
    }

    /** Named values: texts, numbers as their class says, {@code int[]} for a rectangle, further maps. */
    static Map<String, Object> tags(Object... namesAndValues) {
        Map<String, Object> tags = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tags.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tags;
    }

    private static void entries(LittleEndian out, Map<?, ?> tree) {
        for (Map.Entry<?, ?> entry : tree.entrySet()) {
            byte[] name = (entry.getKey() + "\0").getBytes(TEXT);
            LittleEndian value = new LittleEndian();
            int type = value(value, entry.getValue());
            out.u8(1).u32(name.length).raw(name).u32(type).u32(value.length()).raw(value.bytes());
            if (entry.getValue() instanceof Map<?, ?> children) {
                entries(out, children);
            }
            out.u8(0xff);
        }
    }

    private static int value(LittleEndian out, Object value) {
        if (value instanceof String text) {
            out.raw((text + "\0").getBytes(TEXT));
            return 12;
        }
        if (value instanceof Short number) {
            out.u16(number);
            return 2;
        }
        if (value instanceof Integer number) {
            out.u32(number);
            return 3;
        }
        if (value instanceof Float number) {
            out.f32(0, number);
            return 4;
        }
        if (value instanceof Double number) {
            out.f64(number);
            return 5;
        }
        if (value instanceof Size size) {
            out.u32(size.width()).u32(size.height());
            return 8;
        }
        if (value instanceof byte[] bytes) {
            out.raw(bytes);
            return 6;
        }
        if (value instanceof int[] rectangle) {
            for (int edge : rectangle) {
                out.u16(edge);
            }
            return 7;
        }
        if (value instanceof double[] numbers) {
            for (double number : numbers) {
                out.f64(number);
            }
            return 10;
        }
        return 0;
    }
}
