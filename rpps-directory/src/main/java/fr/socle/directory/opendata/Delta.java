package fr.socle.directory.opendata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What came and went between two days.
final class Delta {

    private Delta() {}

    /// Both files are in the same order: one walk finds what came (`+`) and went (`-`).
    static void write(Path before, Path after, Path delta) throws IOException {
        try (var old = Files.newBufferedReader(before);
                var now = Files.newBufferedReader(after);
                var out = Files.newBufferedWriter(delta)) {
            out.write("+/-;" + now.readLine() + "\n");
            old.readLine();
            var gone = old.readLine();
            var came = now.readLine();
            while (gone != null || came != null) {
                if (gone != null && gone.equals(came)) {
                    gone = old.readLine();
                    came = now.readLine();
                } else if (came == null || gone != null && key(gone).compareTo(key(came)) <= 0) {
                    out.write("-;" + gone + "\n");
                    gone = old.readLine();
                } else {
                    out.write("+;" + came + "\n");
                    came = now.readLine();
                }
            }
        }
    }

    /// The first two columns are what the files are ordered by.
    private static String key(String line) {
        var first = line.indexOf(';');
        var second = line.indexOf(';', first + 1);
        return second < 0 ? line : line.substring(0, second).replace(';', ' ');
    }
}
