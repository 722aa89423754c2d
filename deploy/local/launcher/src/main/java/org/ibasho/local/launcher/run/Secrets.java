package org.ibasho.local.launcher.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Passwords and secrets by name: made by chance when first asked for, then the same for as long as the data live. */
public final class Secrets {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String CONSONANTS = "hkmnrst";
    private static final String VOWELS = "aeiou";
    private static final int BYTES = 24;

    private final SecureRandom chance = new SecureRandom();
    private final Path file;
    private final Map<String, String> known;

    private Secrets(Path file, Map<String, String> known) {
        this.file = file;
        this.known = new TreeMap<>(known);
    }

    public static Secrets keptIn(Path file) {
        return new Secrets(file, Files.exists(file) ? JSON.readValue(file, new TypeReference<>() {}) : Map.of());
    }

    /** A secret for machines: 32 letters, digits, '-' or '_'. */
    public String secret(String name) {
        return kept(name, () -> {
            byte[] bytes = new byte[BYTES];
            chance.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /** A password for people, such as {@code kano-miru-sota-47}: short to type, and 2 to the power of 37 of them. */
    public String password(String name) {
        return kept(
                name,
                () -> "%s%s-%s%s-%s%s-%s"
                        .formatted(
                                syllable(),
                                syllable(),
                                syllable(),
                                syllable(),
                                syllable(),
                                syllable(),
                                String.format(Locale.ROOT, "%02d", chance.nextInt(100))));
    }

    /** A secret of a form of its own. */
    public String made(String name, Supplier<String> made) {
        return kept(name, made);
    }

    private synchronized String kept(String name, Supplier<String> made) {
        if (!known.containsKey(name)) {
            known.put(name, made.get());
            PrivateFile.write(file, JSON.writeValueAsString(known));
        }
        return known.getOrDefault(name, "");
    }

    private String syllable() {
        return "" + CONSONANTS.charAt(chance.nextInt(CONSONANTS.length()))
                + VOWELS.charAt(chance.nextInt(VOWELS.length()));
    }
}
