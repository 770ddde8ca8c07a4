package org.esmpy.io.bruker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** Builds containers as Esprit lays them out, with chunks of 1024 bytes. */
final class BcfFiles {
    private static final int CHUNK = 1024;
    private static final int PAYLOAD = CHUNK - 32;

    private BcfFiles() {}

    /** A container with a header and a cube, compressed in blocks if asked for. */
    static Path write(Path file, String header, byte[] cube, boolean compressed) throws IOException {
        byte[] xml = header.getBytes(StandardCharsets.US_ASCII);
        List<byte[]> chunks = new ArrayList<>();
        chunks.add(new byte[PAYLOAD]); // the table of files begins here and goes on in another chunk
        ByteBuffer first = entry("EDSDatabase", 0, 0, -1, true);
        byte[] one = compressed ? pack(xml) : xml;
        byte[] two = compressed ? pack(cube) : cube;
        ByteBuffer second = entry("HeaderData", put(chunks, one), one.length, 0, false);
        ByteBuffer third = entry("SpectrumData0", put(chunks, two), two.length, 0, false);
        System.arraycopy(first.array(), 0, chunks.get(0), 0, 0x200);
        int secondTable = chunks.size();
        chunks.add(second.array());
        chunks.add(third.array());

        ByteBuffer out = little(0x118 + chunks.size() * CHUNK);
        out.put("AAMVHFSS".getBytes(StandardCharsets.US_ASCII));
        out.putFloat(0x124, 2.6f).putInt(0x128, CHUNK);
        for (int i = 0; i < chunks.size(); i++) {
            int next = i == 0 ? secondTable : i + 1;
            out.putInt(0x118 + i * CHUNK, next);
            out.put(0x118 + i * CHUNK + 32, chunks.get(i), 0, Math.min(PAYLOAD, chunks.get(i).length));
        }
        out.putInt(0x140, 0).putInt(0x144, 3).putInt(0x148, chunks.size());
        return Files.write(file, out.array());
    }

    /** The bytes of numbers: those of {@code "B"} have one byte, {@code "H"} two, {@code "I"} four, {@code "Q"} eight. */
    static byte[] bytes(String types, long... numbers) {
        ByteBuffer out = little(8 * numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            switch (types.charAt(i)) {
                case 'B' -> out.put((byte) numbers[i]);
                case 'H' -> out.putShort((short) numbers[i]);
                case 'I' -> out.putInt((int) numbers[i]);
                default -> out.putLong(numbers[i]);
            }
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    /** A pixel with its header. */
    static byte[] pixel(int x, int flag, int pulses, byte[] data, byte[] behind) {
        return join(bytes("IHHIHHHI", x, 10, 10, 0, flag, 0, pulses, data.length), data, behind);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static int put(List<byte[]> chunks, byte[] content) {
        int count = (content.length + PAYLOAD - 1) / PAYLOAD;
        ByteBuffer table = little(PAYLOAD);
        int at = chunks.size();
        chunks.add(table.array());
        for (int i = 0; i < count; i++) {
            table.putInt(chunks.size());
            int from = i * PAYLOAD;
            byte[] piece = new byte[Math.min(PAYLOAD, content.length - from)];
            System.arraycopy(content, from, piece, 0, piece.length);
            chunks.add(piece);
        }
        return at;
    }

    private static ByteBuffer entry(String name, int table, long size, int parent, boolean folder) {
        ByteBuffer entry = little(0x200);
        entry.putInt(0, table).putLong(4, size).putInt(0x28, parent).put(0xdc, (byte) (folder ? 1 : 0));
        return entry.put(0xe0, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] pack(byte[] content) {
        int block = Math.max(300, content.length / 100);
        int blocks = (content.length + block - 1) / block;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(bytes("IIII", 0x53434141, block, 0, blocks));
        packed.writeBytes(new byte[0x70]);
        for (int i = 0; i < blocks; i++) {
            Deflater deflater = new Deflater();
            deflater.setInput(content, i * block, Math.min(block, content.length - i * block));
            deflater.finish();
            byte[] buffer = new byte[2 * block];
            int length = deflater.deflate(buffer);
            deflater.end();
            packed.writeBytes(bytes("IIII", length, 0, 0, 0));
            packed.write(buffer, 0, length);
        }
        return packed.toByteArray();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
