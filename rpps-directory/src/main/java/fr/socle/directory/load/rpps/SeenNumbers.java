package fr.socle.directory.load.rpps;

/// Which numbers came before: 16 bytes a number instead of the 60 of a set of objects. They are halves of MD5 sums:
/// among three million, two are the same by chance once in several million loads.
final class SeenNumbers {

    private static final long NONE = 0;

    private long[] slots = new long[1 << 12];
    private int size;

    /// @return whether it had not come before
    boolean add(long number) {
        var wanted = number == NONE ? 1 : number;
        if (2 * size >= slots.length) {
            grow();
        }
        if (!put(slots, wanted)) {
            return false;
        }
        size++;
        return true;
    }

    /// @return whether the text had not come before
    boolean add(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 32) * 0xd6e8feb86659fd93L;
        return add(hash ^ hash >>> 32);
    }

    int size() {
        return size;
    }

    private void grow() {
        var larger = new long[2 * slots.length];
        for (var number : slots) {
            if (number != NONE) {
                put(larger, number);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long number) {
        var mask = slots.length - 1;
        // some bits of an UUID never change: all of them decide
        var at = (int) (number * 0x9e3779b97f4a7c15L >>> Integer.SIZE) & mask;
        while (slots[at] != NONE) {
            if (slots[at] == number) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = number;
        return true;
    }
}
