package org.ibasho.faults.publisher;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.sample.tally.TallyCommand;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes the commands of the clients. */
@RestController
@RequestMapping("/tallies/{streamId}")
class TallyController {

    private final Commands commands;
    private final TransactionTemplate transactions;

    private final boolean inTransactions;

    /** @param sabotage Axon's JDBC engine needs a transaction around each command, and ours does not */
    TallyController(
            Commands commands, PlatformTransactionManager transactions, @Value("${faults.sabotage:}") String sabotage) {
        this.commands = commands;
        this.transactions = new TransactionTemplate(transactions);
        this.inTransactions = sabotage.startsWith("axon-engine");
    }

    @PostMapping("/additions")
    Receipt add(@PathVariable String streamId, @RequestBody AdditionBody addition, IdempotencyKey key) {
        return inTransactions ? hold(streamId, 0, addition, key) : send(streamId, addition, key);
    }

    private Receipt send(String streamId, AdditionBody addition, IdempotencyKey key) {
        TallyCommand.Add add = new TallyCommand.Add(streamId, addition.commandId(), addition.amount());
        return commands.send(TallyCommand.class, add, key, addition);
    }

    /** Adds in a transaction that stays open for this long after the event is written. */
    @PostMapping("/held-additions")
    Receipt hold(
            @PathVariable String streamId,
            @RequestParam long millis,
            @RequestBody AdditionBody addition,
            IdempotencyKey key) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Receipt receipt = send(streamId, addition, key);
            pause(millis);
            return receipt;
        }));
    }

    private static void pause(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The body of a command. */
    record AdditionBody(String commandId, int amount) {}
}
