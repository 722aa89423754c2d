package org.ibasho.scheduling.charter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.readmodel.Shown;
import org.ibasho.scheduling.programme.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where others learn what a programme is like, and where API and pages have that changed. */
@Component
public class Charters {

    private final Commands commands;
    private final ReadModels readModels;
    private final CharterProjector changed;
    private final CharterPresets presets;
    private final JdbcClient jdbc;

    Charters(
            Commands commands,
            ReadModels readModels,
            CharterProjector changed,
            CharterPresets presets,
            JdbcClient jdbc) {
        this.commands = commands;
        this.readModels = readModels;
        this.changed = changed;
        this.presets = presets;
        this.jdbc = jdbc;
    }

    /** Every programme, in their order. */
    public List<Chartered> all() {
        return of(Programme.values());
    }

    /** One programme. */
    public Chartered of(Programme programme) {
        return of(new Programme[] {programme}).getFirst();
    }

    private List<Chartered> of(Programme[] programmes) {
        List<String> ids = Arrays.stream(programmes).map(Charters::idFor).toList();
        Map<Programme, Chartered> found = changed.load(jdbc, ids).stream()
                .map(Shown::row)
                .collect(Collectors.toMap(Chartered::programme, Function.identity()));
        return Arrays.stream(programmes)
                .map(programme -> found.containsKey(programme) ? found.get(programme) : presets.of(programme))
                .toList();
    }

    /**
     * Says anew what a programme is like.
     *
     * @param seenVersion the version that the change was made from
     * @param by who does it, as the realm calls them
     */
    public Receipt revise(Programme programme, Charter charter, long seenVersion, String by, IdempotencyKey key) {
        CharterCommand revise = new CharterCommand.Revise(idFor(programme), programme, charter, seenVersion, by);
        Receipt receipt = commands.send(CharterCommand.class, revise, key, List.of(charter, seenVersion));
        readModels.await(CharterProjector.CHARTER, receipt);
        return receipt;
    }

    /** The stream of a programme's charter: always the same, so that nobody has to look it up. */
    private static String idFor(Programme programme) {
        return UUID.nameUUIDFromBytes(("charter " + programme).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
