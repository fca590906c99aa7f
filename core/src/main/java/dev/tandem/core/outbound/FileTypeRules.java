package dev.tandem.core.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which files Gmail takes from nobody, by their names, alone or in an archive (Google's list of blocked file types). */
public final class FileTypeRules {

    private static final Set<String> REFUSED = Set.of(
            "ade",
            "adp",
            "apk",
            "appx",
            "appxbundle",
            "bat",
            "cab",
            "chm",
            "cmd",
            "com",
            "cpl",
            "diagcab",
            "diagcfg",
            "diagpkg",
            "dll",
            "dmg",
            "ex",
            "ex_",
            "exe",
            "hta",
            "img",
            "ins",
            "iso",
            "isp",
            "jar",
            "jnlp",
            "js",
            "jse",
            "lib",
            "lnk",
            "mde",
            "mjs",
            "msc",
            "msi",
            "msix",
            "msixbundle",
            "msp",
            "mst",
            "nsh",
            "pif",
            "ps1",
            "scr",
            "sct",
            "shb",
            "sys",
            "vb",
            "vbe",
            "vbs",
            "vhd",
            "vxd",
            "wsc",
            "wsf",
            "wsh",
            "xll");

    private FileTypeRules() {}

    /** Whether a file of this name is refused; a blank or a dot at the end does not hide what it is. */
    public static boolean isRefused(String fileName) {
        return REFUSED.contains(ending(fileName));
    }

    /** The endings of names that are refused, in lower case, in their order. */
    public static List<String> endings() {
        return REFUSED.stream().sorted().toList();
    }

    /** Whether files may be inside of it. */
    public static boolean isArchive(String fileName) {
        return ending(fileName).equals("zip");
    }

    private static String ending(String fileName) {
        String name = fileName.strip().replaceAll("[ .]+$", "");
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
