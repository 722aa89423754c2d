package org.ibasho.scheduling.venue;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.gathering.calendar.UsedVenues;
import org.ibasho.scheduling.venue.photo.Photos;
import org.ibasho.scheduling.venue.photo.ProcessedPhoto;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Application service and queries for venues. */
@Component
public class Venues {

    /** How long a line about a venue may be, in characters. */
    public static final int LONGEST_LINE = 200;

    private final Commands commands;
    private final ReadModels readModels;
    private final Photos photos;
    private final UsedVenues used;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Venues(Commands commands, ReadModels readModels, Photos photos, UsedVenues used, JdbcClient jdbc, JsonMapper json) {
        this.commands = commands;
        this.readModels = readModels;
        this.photos = photos;
        this.used = used;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A venue that is described or used by a gathering.
     *
     * @param described whether it has a description
     * @param photo whether it has a photo
     */
    public record Known(String id, String name, String town, boolean described, boolean photo) {}

    /** All venues, ordered by town and name. */
    public List<Known> known() {
        Map<String, Known> known = new LinkedHashMap<>();
        used.all().stream().map(it -> named(it.venue(), it.town())).forEach(it -> known.put(it.id(), it));
        jdbc.sql("select venue from venue")
                .query((row, n) -> json.readValue(row.getString("venue"), Venue.class))
                .list()
                .forEach(it -> known.put(it.id(), new Known(it.id(), it.name(), it.town(), true, it.photo() != null)));
        return known.values().stream()
                .sorted(Comparator.comparing(Known::town).thenComparing(Known::name))
                .toList();
    }

    private static Known named(String name, String town) {
        return new Known(Venue.idFor(name, town), name, town, false, false);
    }

    /** The venue with this name, if it is described. */
    public Optional<Venue> described(String name, String town) {
        return described(Venue.idFor(name, town));
    }

    Optional<Venue> described(String id) {
        return jdbc.sql("select venue from venue where id = ?")
                .param(id)
                .query((row, n) -> json.readValue(row.getString("venue"), Venue.class))
                .optional();
    }

    /** The venue with this id, described or not. */
    public Optional<Venue> find(String id) {
        return described(id)
                .or(() -> known().stream()
                        .filter(it -> it.id().equals(id))
                        .findAny()
                        .map(it -> new Venue(it.id(), it.name(), it.town(), Venue.Description.NONE, null)));
    }

    public Receipt describe(String name, String town, Venue.Description said, IdempotencyKey key) {
        VenueCommand.Describe describe = new VenueCommand.Describe(Venue.idFor(name, town), name, town, said);
        Receipt receipt = commands.send(VenueCommand.class, describe, key, describe);
        readModels.await(VenueProjector.VENUE, receipt);
        return receipt;
    }

    /** Shows a photo. One transaction stores the event and the bytes and deletes those of the previous photo. */
    public void show(String id, ProcessedPhoto pressed, String alternative, IdempotencyKey key) {
        if (alternative.length() > LONGEST_LINE) {
            throw new InputRejected(Fault.at("alternative", "too-long", LONGEST_LINE));
        }
        Venue.Photo photo = new Venue.Photo(pressed.id(), alternative, pressed.width(), pressed.height());
        together(() -> {
            Receipt receipt = commands.send(VenueCommand.class, new VenueCommand.ShowPhoto(id, photo), key, photo);
            photos.keep(id, pressed);
            return receipt;
        });
    }

    public void drop(String id, IdempotencyKey key) {
        together(() -> {
            Receipt receipt = commands.send(VenueCommand.class, new VenueCommand.DropPhoto(id), key, id);
            photos.delete(id);
            return receipt;
        });
    }

    /** Sends a command and keeps what belongs to it, in one transaction, and waits until pages show it. */
    private void together(Supplier<Receipt> work) {
        readModels.await(VenueProjector.VENUE, commands.inOneTransaction(work));
    }
}
