package org.ibasho.chassis.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Work is asked for as a number, and its result is twice the number. Zero occupies a lane until it is let go; what is
 * below is a failure of one kind or another.
 */
class GroupCommitTest {

    private static final Duration EVER = Duration.ofHours(1);

    private final Queue<List<Integer>> groups = new ConcurrentLinkedQueue<>();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final CountDownLatch letGoAtLast = new CountDownLatch(1);
    private final List<Asking> asking = new ArrayList<>();

    @AfterEach
    void nobody_is_left_behind() {
        letGo.countDown();
        letGoAtLast.countDown();
        asking.forEach(one -> soon().until(one.answer::isDone));
    }

    @Test
    void who_comes_alone_is_served_alone() {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        assertThat(lanes.carryOut(1)).isEqualTo(2);
        assertThat(lanes.carryOut(2)).isEqualTo(4);
        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void who_comes_while_others_are_served_is_served_together_with_all_who_wait() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 3, EVER);
        occupy(lanes);
        List<Asking> waiting = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> waits(lanes, number))
                .toList();
        letGo.countDown();
        for (Asking one : waiting) {
            assertThat(one.answer.get()).isEqualTo(2 * one.number);
        }
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void a_lane_that_is_free_takes_whoever_comes() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(2, 64, EVER);
        occupy(lanes);
        assertThat(lanes.carryOut(1)).isEqualTo(2);
    }

    @Test
    void only_the_one_whose_fault_it_is_bears_a_refusal() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        occupy(lanes);
        Asking good = waits(lanes, 1);
        Asking refused = waits(lanes, -1);
        Asking alsoGood = waits(lanes, 2);
        letGo.countDown();
        assertThat(good.answer.get()).isEqualTo(2);
        assertThat(alsoGood.answer.get()).isEqualTo(4);
        assertThatThrownBy(refused.answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(groups).startsWith(List.of(0), List.of(1, -1, 2));
        assertThat(groups.stream().skip(2)).containsExactlyInAnyOrder(List.of(1), List.of(-1), List.of(2));
    }

    @Test
    void who_goes_alone_after_a_refusal_waits_for_nobody_of_the_group_and_keeps_no_lane() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        occupy(lanes);
        Asking stuck = waits(lanes, -4);
        Asking good = waits(lanes, 1);
        letGo.countDown();
        assertThat(good.answer.get()).isEqualTo(2);
        assertThat(lanes.carryOut(2)).isEqualTo(4);
        assertThat(stuck.answer.isDone()).isFalse();
        letGoAtLast.countDown();
        assertThat(stuck.answer.get()).isEqualTo(-8);
    }

    @Test
    void what_may_have_been_carried_out_is_not_tried_again() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        occupy(lanes);
        List<Asking> waiting = List.of(waits(lanes, 1), waits(lanes, -2));
        letGo.countDown();
        for (Asking one : waiting) {
            assertThatThrownBy(one.answer::get).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(groups).containsExactly(List.of(0), List.of(1, -2));
    }

    @Test
    void an_error_reaches_everybody_of_the_group_and_the_lane_is_free_again() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        occupy(lanes);
        List<Asking> waiting = List.of(waits(lanes, 1), waits(lanes, -3));
        letGo.countDown();
        for (Asking one : waiting) {
            assertThatThrownBy(one.answer::get).hasCauseInstanceOf(StackOverflowError.class);
        }
        assertThat(lanes.carryOut(1)).isEqualTo(2);
    }

    @Test
    void those_who_wait_overtake_who_is_stuck() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(2, 64, Duration.ofMillis(1));
        Asking stuck = occupy(lanes);
        Asking another = occupy(lanes);
        for (int number = 1; number <= 20; number++) {
            assertThat(lanes.carryOut(number)).isEqualTo(2 * number);
        }
        assertThat(stuck.answer.isDone() || another.answer.isDone()).isFalse();
        letGo.countDown();
        assertThat(stuck.answer.get()).isZero();
        assertThat(another.answer.get()).isZero();
    }

    @Test
    void who_stands_before_something_from_the_beginning_keeps_no_lane_either() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        Asking stuck = asks(() -> lanes.carryOut(-4), -4);
        soon().until(() -> stuck.thread.getState() == Thread.State.WAITING);
        assertThat(lanes.carryOut(1)).isEqualTo(2);
        letGoAtLast.countDown();
        assertThat(stuck.answer.get()).isEqualTo(-8);
        assertThat(groups).containsExactly(List.of(-4), List.of(1));
    }

    @Test
    void whose_turn_does_not_come_is_told_so_and_nothing_is_done() {
        GroupCommit<Integer, Integer> lanes = new GroupCommit<>(
                1, 64, Duration.ofMillis(1), Duration.ofMillis(20), this::work, this::alone, this::isRefused);
        occupy(lanes);
        occupy(lanes);
        assertThatThrownBy(() -> lanes.carryOut(1)).isInstanceOf(RejectedExecutionException.class);
        letGo.countDown();
        assertThat(lanes.carryOut(2)).isEqualTo(4);
        assertThat(groups).containsExactly(List.of(0), List.of(0), List.of(2));
    }

    @Test
    void an_interrupt_is_kept_for_later() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        occupy(lanes);
        Asking interrupted =
                asks(() -> lanes.carryOut(1) + (Thread.currentThread().isInterrupted() ? 100 : 0), 1);
        soon().until(interrupted::isWaiting);
        interrupted.thread.interrupt();
        letGo.countDown();
        assertThat(interrupted.answer.get()).isEqualTo(102);
    }

    @Test
    void a_request_that_is_being_carried_out_waits_for_its_result_however_long_that_takes() throws Exception {
        Duration limit = Duration.ofSeconds(1);
        GroupCommit<Integer, Integer> lanes =
                new GroupCommit<>(1, 64, EVER, limit, this::work, this::alone, this::isRefused);
        occupy(lanes);
        Asking leader = waits(lanes, -5);
        Asking member = waits(lanes, 1);
        letGo.countDown();
        soon().until(() -> groups.contains(List.of(-5, 1)));
        Awaitility.await()
                .pollDelay(limit)
                .pollInterval(Duration.ofMillis(5))
                .during(Duration.ofMillis(500))
                .until(() -> member.thread.getState() != Thread.State.RUNNABLE);
        letGoAtLast.countDown();
        assertThat(member.answer.get()).isEqualTo(2);
        assertThat(leader.answer.get()).isEqualTo(-10);
    }

    @Test
    void an_interrupt_of_the_caller_that_carries_out_a_group_disturbs_nobody_and_is_kept() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(1, 64, EVER);
        occupy(lanes);
        Asking leader = asks(() -> lanes.carryOut(-5) + (Thread.currentThread().isInterrupted() ? 100 : 0), -5);
        soon().until(leader::isWaiting);
        Asking member = waits(lanes, 1);
        letGo.countDown();
        soon().until(() -> groups.contains(List.of(-5, 1)));
        leader.thread.interrupt();
        letGoAtLast.countDown();
        assertThat(member.answer.get()).isEqualTo(2);
        assertThat(leader.answer.get()).isEqualTo(90);
    }

    @Test
    void in_a_crowd_everybody_gets_their_own_result_once() throws Exception {
        GroupCommit<Integer, Integer> lanes = lanes(2, 8, EVER);
        List<Asking> crowd = IntStream.range(0, 16)
                .mapToObj(part -> asks(
                        () -> {
                            int wrong = 0;
                            for (int i = 0; i < 500; i++) {
                                int number = 1 + part * 500 + i;
                                wrong += lanes.carryOut(number) == 2 * number ? 0 : 1;
                            }
                            return wrong;
                        },
                        part))
                .toList();
        for (Asking one : crowd) {
            assertThat(one.answer.get()).isZero();
        }
        assertThat(groups.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 8000).boxed().toList());
    }

    private static ConditionFactory soon() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private GroupCommit<Integer, Integer> lanes(int lanes, int most, Duration patience) {
        return new GroupCommit<>(lanes, most, patience, EVER, this::work, this::alone, this::isRefused);
    }

    private boolean isRefused(List<Integer> numbers, RuntimeException failure) {
        return failure instanceof IllegalArgumentException && (numbers.size() > 1 || numbers.contains(-4));
    }

    private Integer alone(int number) {
        if (number == -4) {
            await(letGoAtLast);
            return 2 * number;
        }
        return work(List.of(number)).getFirst();
    }

    private List<Integer> work(List<Integer> numbers) {
        assertThat(Thread.currentThread().isInterrupted())
                .as("disturbed at work")
                .isFalse();
        groups.add(numbers);
        if (numbers.contains(0)) {
            await(letGo);
        }
        if (numbers.contains(-5)) {
            await(letGoAtLast);
        }
        if (numbers.contains(-1) || numbers.contains(-4)) {
            throw new IllegalArgumentException("refused");
        }
        if (numbers.contains(-2)) {
            throw new IllegalStateException("the connection failed");
        }
        if (numbers.contains(-3)) {
            throw new StackOverflowError();
        }
        return numbers.stream().map(number -> 2 * number).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Somebody who is being served until they are let go. */
    private Asking occupy(GroupCommit<Integer, Integer> lanes) {
        int before = groups.size();
        Asking one = asks(() -> lanes.carryOut(0), 0);
        soon().until(() -> groups.size() > before);
        return one;
    }

    /** Somebody who waits behind those who came before. */
    private Asking waits(GroupCommit<Integer, Integer> lanes, int number) {
        Asking one = asks(() -> lanes.carryOut(number), number);
        soon().until(one::isWaiting);
        return one;
    }

    private Asking asks(Callable<Integer> question, int number) {
        FutureTask<Integer> answer = new FutureTask<>(question);
        Asking one = new Asking(number, answer, Thread.ofPlatform().start(answer));
        asking.add(one);
        return one;
    }

    private record Asking(int number, FutureTask<Integer> answer, Thread thread) {

        boolean isWaiting() {
            return thread.getState() == Thread.State.TIMED_WAITING;
        }
    }
}
