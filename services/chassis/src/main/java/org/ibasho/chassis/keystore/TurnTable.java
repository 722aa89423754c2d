package org.ibasho.chassis.keystore;

import java.util.List;
import org.ibasho.chassis.keystore.DataKeyTable.OldKey;
import org.ibasho.chassis.keystore.DataKeyTable.StoredKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a turn of the epoch changes in the rows of the key store. Transactions are its caller's. */
final class TurnTable {

    private final JdbcClient jdbc;

    TurnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces wrapped keys by the same under another epoch; whoever was erased meanwhile stays erased. */
    int replace(List<OldKey> keys) {
        return jdbc.sql("""
            update data_key k set epoch = given.epoch, lost_epoch = null, wrapped = given.wrapped
              from unnest(?::text[], ?::int[], ?::bytea[]) as given (subject, epoch, wrapped)
             where k.subject = given.subject and k.wrapped is not null
            """)
                .param(keys.stream().map(OldKey::subject).toArray(String[]::new))
                .param(keys.stream().map(key -> key.stored().epoch()).toArray(Integer[]::new))
                .param(keys.stream().map(key -> key.stored().wrapped()).toArray(byte[][]::new))
                .update();
    }

    /** Takes keys that can't be unwrapped out of their epoch, so that it can end; what is wrapped stays. */
    int lose(int epoch, List<String> subjects) {
        return jdbc.sql("""
            update data_key set lost_epoch = epoch, epoch = null where subject = any(?) and epoch = ?
            """).params(subjects.toArray(String[]::new), epoch).update();
    }

    /** Keys whose wrapping key was lost in an earlier turn, or in this one. */
    List<OldKey> lostKeys(String afterSubject, int limit) {
        return jdbc.sql("""
            select subject, lost_epoch, wrapped from data_key
             where lost_epoch is not null and subject > ? order by subject limit ?
            """)
                .params(afterSubject, limit)
                .query((row, n) -> new OldKey(
                        row.getString("subject"), new StoredKey(row.getInt("lost_epoch"), row.getBytes("wrapped"))))
                .list();
    }

    List<Integer> epochsBefore(int epoch) {
        return jdbc.sql("select epoch from wrapping_epoch where epoch < ?")
                .param(epoch)
                .query((row, n) -> row.getInt("epoch"))
                .list();
    }

    /**
     * Notes with erasures that a wrapping key of theirs could not be destroyed, because it is lost.
     *
     * @param epoch the one that is beginning
     */
    int noteLostWrappingKey(int epoch) {
        return jdbc.sql("""
            update data_key set wrapping_key_lost = true
             where erasure <= (select last_erasure from wrapping_epoch where epoch = ?) and certified_at is null
            """).param(epoch).update();
    }
}
