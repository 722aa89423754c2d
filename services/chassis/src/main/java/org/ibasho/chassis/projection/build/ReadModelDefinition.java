package org.ibasho.chassis.projection.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The definition of a read model's tables. Two programs with different definitions of one read model have different
 * tables, each in a schema of its own, so that they run side by side.
 *
 * @param name of the read model
 * @param sql creates the tables and indexes, without a schema's name
 */
public record ReadModelDefinition(String name, String sql) {

    private static final String FOLDER = "db/read-model/";
    private static final String SUFFIX = ".sql";
    private static final int DIGITS = 8;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,29}");

    public ReadModelDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a read model's name: " + name);
        }
    }

    public static ReadModelDefinition of(String name) {
        try {
            return new ReadModelDefinition(
                    name, new ClassPathResource(FOLDER + name + SUFFIX).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new UncheckedIOException("read model " + name + " is not defined", missing);
        }
    }

    /** The names of all that are defined, in order. */
    public static List<String> names() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + FOLDER + "*" + SUFFIX))
                    .map(Resource::getFilename)
                    .map(file -> Objects.requireNonNull(file).replace(SUFFIX, ""))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Differs when the definition does. */
    public String checksum() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Names the schema, and the reader that keeps it up to date; differs when the definition does. */
    public String id() {
        return name + "_" + checksum().substring(0, DIGITS);
    }

    /** The schema of a build: each has another, so that no builder ever writes into the tables of another one. */
    String building(long build) {
        return id() + "_build_" + build;
    }

    /** Matches all such schemas. */
    String buildingPattern() {
        return "^" + id() + "_build_[0-9]+$";
    }

    /** A schema for the one that is replaced; another each time, for the one before may still be read by somebody. */
    String old() {
        return id() + "_old_" + System.currentTimeMillis();
    }

    /** Matches all such schemas. */
    String oldPattern() {
        return "^" + id() + "_old_[0-9]+$";
    }
}
