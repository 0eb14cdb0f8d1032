package fr.socle.psc.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// A browser as people know it. What browsers say of themselves is long, and each claims to be the others; the first
/// of the lists that fits is right often enough to recognise one's own computer.
record Browser(String name, String system) {

    private static final Map<String, String> NAMES = ordered(
            "Edg", "Edge", "OPR/", "Opera", "Firefox", "Firefox", "Chrom", "Chrome", "Safari", "Safari", "Java", "Java",
            "curl", "curl");
    private static final Map<String, String> SYSTEMS = ordered(
            "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS", "macOS", "Linux",
            "Linux");

    static Browser named(String userAgent) {
        return new Browser(first(NAMES, userAgent), first(SYSTEMS, userAgent));
    }

    private static String first(Map<String, String> list, String userAgent) {
        return list.entrySet().stream()
                .filter(it -> userAgent.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
