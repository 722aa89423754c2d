package org.ibasho.scheduling.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * The readings of the towns of Hokkaido. Many names come from other languages, and their characters do not show the
 * reading.
 */
@Component("towns")
public class Towns {

    private static final String KINDS_OF_PLACE = "市町村";

    private final Map<String, Town> towns;

    Towns() {
        try {
            Properties readings = PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource("site/towns.properties"), StandardCharsets.UTF_8));
            towns = readings.stringPropertyNames().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(name -> name, name -> town(name, readings.getProperty(name))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A town's name.
     *
     * @param name without 市, 町 or 村 if the town is known
     * @param suffix 市, 町, 村 or nothing
     * @param kana its reading; null if nobody needs it
     * @param latin its name in Latin letters; null if unknown
     */
    public record Town(
            String name,
            String suffix,
            @Nullable String kana,
            @Nullable String latin) {}

    /** The town of a venue, with or without 市, 町 or 村. */
    public Town of(String written) {
        boolean ends = !written.isEmpty() && KINDS_OF_PLACE.indexOf(written.charAt(written.length() - 1)) >= 0;
        String name = ends ? written.substring(0, written.length() - 1) : written;
        Town known = towns.get(name);
        return known == null
                ? new Town(written, "", null, null)
                : new Town(name, written.substring(name.length()), known.kana(), known.latin());
    }

    private static Town town(String name, String reading) {
        String[] kanaAndLatin = reading.split(",", -1);
        return new Town(name, "", kanaAndLatin[0].isEmpty() ? null : kanaAndLatin[0], kanaAndLatin[1]);
    }
}
