package org.ibasho.testing.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The SQL files of a service: what they leave standing when all of them have run. */
final class SqlFiles {

    private static final Pattern CREATED_OR_DROPPED =
            Pattern.compile("(?im)^\\s*(create|drop)\\s+(?:unlogged\\s+)?table\\s+(?:if (?:not )?exists\\s+)?(\\w+)");

    private SqlFiles() {}

    /** Names of the tables that the files in these folders of the class path create and do not drop again. */
    static Set<String> tablesCreatedIn(String... folders) {
        Set<String> tables = new TreeSet<>();
        Arrays.stream(folders)
                .flatMap(SqlFiles::filesIn)
                .forEach(file -> CREATED_OR_DROPPED
                        .matcher(textOf(file))
                        .results()
                        .forEach(statement -> apply(statement, tables)));
        return tables;
    }

    private static void apply(MatchResult statement, Set<String> tables) {
        String table = statement.group(2).toLowerCase(Locale.ROOT);
        if (statement.group(1).equalsIgnoreCase("create")) {
            tables.add(table);
        } else {
            tables.remove(table);
        }
    }

    private static Stream<Resource> filesIn(String folder) {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**/*.sql");
            return Arrays.stream(files).sorted((a, b) -> nameOf(a).compareTo(nameOf(b)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String nameOf(Resource file) {
        return String.valueOf(file.getFilename());
    }

    private static String textOf(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
