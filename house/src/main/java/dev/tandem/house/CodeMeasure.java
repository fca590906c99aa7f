package dev.tandem.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** How long files and methods are, and which names are ones to think about again. Told, not demanded. */
final class CodeMeasure {

    static final int FILE_LINES_MAX = 250;
    static final int METHOD_LINES_MAX = 40;
    static final int PARAMETERS_MAX = 4;

    private static final Pattern EMPTY_NAME = Pattern.compile(
            ".*(Manager|Helper|Utils?|Data|Info|Handler|Processor|Impl)|I[A-Z][a-z]\\w*Able|Abstract[A-Z]\\w*");

    private final List<Measured> files = new ArrayList<>();
    private final List<Measured> methods = new ArrayList<>();
    private final List<String> wideMethods = new ArrayList<>();
    private final List<String> emptyNames = new ArrayList<>();

    private CodeMeasure() {}

    /** Measures the code that is delivered. */
    static CodeMeasure of(Repository repository) {
        CodeMeasure measure = new CodeMeasure();
        repository.java().filter(TextFile::isMain).forEach(measure::take);
        return measure;
    }

    /** What there is to tell, line by line. */
    List<String> told() {
        List<String> told = new ArrayList<>();
        told.add(summary("Files", files));
        told.add(summary("Methods", methods));
        longerThan(FILE_LINES_MAX, files, told);
        longerThan(METHOD_LINES_MAX, methods, told);
        wideMethods.forEach(name -> told.add("  more than " + PARAMETERS_MAX + " parameters: " + name));
        emptyNames.forEach(name -> told.add("  says little: " + name));
        return told;
    }

    private static String summary(String what, List<Measured> all) {
        List<Integer> lines = all.stream().map(Measured::lines).sorted().toList();
        return "%s: %d, lines: median %d, p90 %d, longest %d"
                .formatted(what, lines.size(), at(lines, 50), at(lines, 90), at(lines, 100));
    }

    private static int at(List<Integer> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void longerThan(int most, List<Measured> all, List<String> told) {
        all.stream()
                .filter(measured -> measured.lines() > most)
                .forEach(measured -> told.add("  " + measured.lines() + " lines: " + measured.name()));
    }

    private void take(TextFile file) {
        files.add(new Measured(file.path(), (int) file.text().lines().count()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, List.of(new Source(file)));
        try {
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            task.parse().forEach(unit -> new Reader(file, unit, positions).scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file or method and its length. */
    private record Measured(String name, int lines) {}

    private final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final TextFile file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(TextFile file, CompilationUnitTree unit, SourcePositions positions) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (EMPTY_NAME.matcher(type.getSimpleName()).matches()) {
                emptyNames.add(file.path() + " " + type.getSimpleName());
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long begin = positions.getStartPosition(unit, method);
            long end = positions.getEndPosition(unit, method);
            String name = file.path() + " " + method.getName();
            if (end > begin) {
                methods.add(new Measured(name, lines(end) - lines(begin) + 1));
            }
            boolean constructor = method.getReturnType() == null;
            if (!constructor && method.getParameters().size() > PARAMETERS_MAX) {
                wideMethods.add(name);
            }
            return super.visitMethod(method, null);
        }

        private int lines(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final TextFile file;

        Source(TextFile file) {
            super(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
