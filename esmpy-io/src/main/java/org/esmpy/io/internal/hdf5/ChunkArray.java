package org.esmpy.io.internal.hdf5;

/**
 * Reads the two arrays in which HDF5 1.10 and newer index the chunks of a dataset: one of a fixed length, and one that
 * grows along one axis. Layouts: HDF5 File Format Specification 3.0, sections VII.C and VII.D.
 */
final class ChunkArray {
    /** Receives the elements of an array. */
    @FunctionalInterface
    interface Elements {
        /** Takes the element of the chunk of this index. */
        void accept(long index, Fields element);
    }

    private static final int MAX_BITS = 48;
    private static final int MAX_PAGE_BITS = 30;

    private final FileBytes file;
    private final Elements elements;
    private final int offsetBytes;
    private int elementBytes;
    private int pageElements;
    private long wanted;
    private long next;

    ChunkArray(FileBytes file, Elements elements) {
        this.file = file;
        this.elements = elements;
        this.offsetBytes = file.superblock().offsetBytes();
    }

    /** Reads an array of fixed length, of which {@code count} elements must be there. */
    void readFixed(long address, long count) {
        int lengthBytes = file.superblock().lengthBytes();
        Fields header = file.checked(address, 12L + lengthBytes + offsetBytes);
        header.expect("FAHD", "fixed array");
        header.expectVersion(0, "fixed array");
        header.skip(1);
        elementBytes = header.u8();
        int pageBits = header.u8();
        long length = header.length();
        checkHeader(address, pageBits, length >= count && length <= file.length());
        wanted = count;
        long block = header.offset();
        if (block == Fields.UNDEFINED) {
            return;
        }
        int prefix = 6 + offsetBytes;
        boolean paged = length > pageElements;
        long pages = (length + pageElements - 1) / pageElements;
        long bitmap = paged ? (pages + Byte.SIZE - 1) / Byte.SIZE : 0;
        Fields data = file.checked(block, prefix + bitmap + (paged ? 0 : length * elementBytes) + 4);
        data.expect("FADB", "block of a fixed array");
        data.expectVersion(0, "block of a fixed array");
        data.skip(1L + offsetBytes);
        if (paged) {
            pages(block + prefix + bitmap + 4, length, data.bytes(bitmap));
        } else {
            take(data, length);
        }
    }

    /** Reads an array that grows; elements that are not there yet are left out. */
    void readExtensible(long address, long count) {
        int lengthBytes = file.superblock().lengthBytes();
        Fields header = file.checked(address, 16L + 6L * lengthBytes + offsetBytes);
        header.expect("EAHD", "extensible array");
        header.expectVersion(0, "extensible array");
        header.skip(1);
        elementBytes = header.u8();
        int maxBits = header.u8();
        int inIndex = header.u8();
        int minElements = header.u8();
        int minPointers = header.u8();
        checkHeader(
                address,
                header.u8(),
                maxBits <= MAX_BITS && Integer.bitCount(minElements) == 1 && Integer.bitCount(minPointers) == 1);
        header.skip(6L * lengthBytes);
        wanted = count;
        long index = header.offset();
        if (index != Fields.UNDEFINED) {
            readIndexBlock(index, inIndex, new Growth(maxBits, minElements, minPointers));
        }
    }

    /**
     * How an extensible array grows: super block {@code i} has 2^(i/2) blocks of 2^((i+1)/2) times the least elements.
     */
    private record Growth(int maxBits, int minElements, int minPointers) {
        int superBlocks() {
            return 1 + maxBits - log2(minElements);
        }

        /** Super blocks whose blocks the index block itself names. */
        int direct() {
            return 2 * log2(minPointers);
        }

        int directBlocks() {
            return 2 * (minPointers - 1);
        }

        long blocks(int superBlock) {
            return 1L << superBlock / 2;
        }

        long elements(int superBlock) {
            return (1L << (superBlock + 1) / 2) * minElements;
        }

        int offsetWidth() {
            return (maxBits + Byte.SIZE - 1) / Byte.SIZE;
        }
    }

    private void readIndexBlock(long address, int inIndex, Growth growth) {
        int further = Math.max(0, growth.superBlocks() - growth.direct());
        long bytes = 6L
                + offsetBytes
                + (long) inIndex * elementBytes
                + (long) offsetBytes * (growth.directBlocks() + further)
                + 4;
        Fields block = file.checked(address, bytes);
        block.expect("EAIB", "index block of an extensible array");
        block.expectVersion(0, "index block of an extensible array");
        block.skip(1L + offsetBytes);
        take(block, inIndex);
        for (int s = 0; s < growth.direct(); s++) {
            for (long i = 0; i < growth.blocks(s) && next < wanted; i++) {
                readBlock(block.offset(), growth.elements(s), growth, new byte[0]);
            }
        }
        for (int s = growth.direct(); s < growth.superBlocks() && next < wanted; s++) {
            readSuperBlock(block.offset(), s, growth);
        }
    }

    private void readSuperBlock(long address, int superBlock, Growth growth) {
        long blocks = growth.blocks(superBlock);
        long each = growth.elements(superBlock);
        if (address == Fields.UNDEFINED) {
            next += Math.min(wanted - next, blocks * each);
            return;
        }
        long bitmap = each > pageElements ? (each / pageElements + Byte.SIZE - 1) / Byte.SIZE : 0;
        long prefix = 6L + offsetBytes + growth.offsetWidth();
        Fields block = file.checked(address, prefix + blocks * (bitmap + offsetBytes) + 4);
        block.expect("EASB", "super block of an extensible array");
        block.expectVersion(0, "super block of an extensible array");
        block.skip(1L + offsetBytes + growth.offsetWidth());
        Fields bitmaps = block.part(blocks * bitmap);
        for (long i = 0; i < blocks && next < wanted; i++) {
            readBlock(block.offset(), each, growth, bitmaps.bytes(bitmap));
        }
    }

    private void readBlock(long address, long count, Growth growth, byte[] initialised) {
        if (address == Fields.UNDEFINED) {
            next += Math.min(wanted - next, count);
            return;
        }
        boolean paged = count > pageElements;
        int prefix = 6 + offsetBytes + growth.offsetWidth();
        Fields block = file.checked(address, prefix + (paged ? 0 : count * elementBytes) + 4);
        block.expect("EADB", "block of an extensible array");
        block.expectVersion(0, "block of an extensible array");
        block.skip(1L + offsetBytes + growth.offsetWidth());
        if (paged) {
            pages(address + prefix + 4, count, initialised);
        } else {
            take(block, count);
        }
    }

    /**
     * Pages, each with a checksum; one that was never written has no bit in the bitmap, whose highest bits come first.
     */
    private void pages(long first, long count, byte[] initialised) {
        long address = first;
        for (long done = 0; done < count && next < wanted; done += pageElements) {
            long elementsOfPage = Math.min(pageElements, count - done);
            int page = (int) (done / pageElements);
            boolean there = (initialised[page / Byte.SIZE] >> (Byte.SIZE - 1 - page % Byte.SIZE) & 1) != 0;
            if (there) {
                take(file.checked(address, elementsOfPage * elementBytes + 4), elementsOfPage);
            } else {
                next += Math.min(wanted - next, elementsOfPage);
            }
            address += elementsOfPage * elementBytes + 4;
        }
    }

    private void take(Fields fields, long count) {
        for (long i = 0; i < count && next < wanted; i++) {
            elements.accept(next++, fields.part(elementBytes));
        }
    }

    private void checkHeader(long address, int pageBits, boolean possible) {
        if (!possible || pageBits > MAX_PAGE_BITS || elementBytes < offsetBytes) {
            throw file.damaged(address, "begins an array of chunks whose sizes are impossible");
        }
        pageElements = 1 << pageBits;
    }

    private static int log2(int value) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(1, value));
    }
}
