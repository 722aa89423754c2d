package org.ibasho.faults.injection;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.awaitility.core.ConditionTimeoutException;
import org.ibasho.faults.check.LostEvents;
import org.ibasho.faults.load.LoadGenerator;
import org.ibasho.faults.load.PublisherClient;
import org.ibasho.faults.load.SentCommand;
import org.ibasho.faults.system.ServiceProcess;
import org.ibasho.faults.system.SystemUnderTest;

/**
 * The run that faults are injected into.
 *
 * @param streams the tallies of the run; one more is added for each transaction that is held open
 * @param poison the ids of the messages that have to be parked at the end, by subject and in order
 * @param lost what a promoted standby did not have
 * @param limit how long the system may take for what a fault waits for
 * @param differences what a fault itself found to be wrong, as sentences that begin with the name of a check
 */
public record RunContext(
        SystemUnderTest system,
        InstanceSelector selector,
        LoadGenerator load,
        PublisherClient client,
        CurrentKafkaLog kafka,
        List<String> streams,
        Map<String, List<String>> poison,
        LostEvents lost,
        Duration limit,
        List<String> differences) {

    static final int COMMANDS_MEANWHILE = 10;

    /** Waits until some more commands have been acknowledged. */
    void awaitProgress() {
        load.awaitProgress(COMMANDS_MEANWHILE);
    }

    /** Waits until something is so; otherwise a check has failed. */
    void require(Callable<Boolean> condition, String otherwise) {
        try {
            await().atMost(limit).until(condition);
        } catch (ConditionTimeoutException timeUp) {
            differences.add(otherwise);
        }
    }

    /** Logs the first command of a tally of its own, which is one of the run's from now on. */
    SentCommand newTally() {
        String stream = UUID.randomUUID().toString();
        streams.add(stream);
        SentCommand command = new SentCommand(stream, UUID.randomUUID().toString(), 1);
        client.log(command);
        return command;
    }

    /** Holds a transaction of a publisher open, with the first event of a new tally. */
    void hold(ServiceProcess publisher, long millis, ExecutorService threads) {
        SentCommand command = newTally();
        threads.execute(() -> client.sendToBeHeld(publisher, command, millis));
    }
}
