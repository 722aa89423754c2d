package org.ibasho.scheduling.gathering.yearplan;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.ibasho.scheduling.venue.photo.HostilePhotos;
import org.ibasho.scheduling.venue.photo.PhotoFiles;
import org.ibasho.scheduling.venue.photo.PhotoProcessor;
import org.ibasho.scheduling.venue.photo.ProcessedPhoto;
import org.ibasho.web.problem.InputRejected;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A process of its own that reads hostile files; its output is for {@link HostileFilesTest}. */
final class HostileFilesRun {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MOST_ROWS = PlanFile.MOST_LINES;
    private static final int MOST_PIXELS = 480 * 480;

    private final PlanFile plans = new PlanFile(new CodeNames(messages()));
    private final PhotoProcessor photos = new PhotoProcessor();
    private int accepted;
    private long mostAllocated;
    private long longest;

    /** @param arguments a seed and a number of files; none to print the heap in use after good files */
    public static void main(String[] arguments) {
        HostileFilesRun run = new HostileFilesRun();
        run.read(run::photo, PhotoFiles.halves(1600, 1200, "jpg"));
        run.read(run::plan, ExamplePlan.of(LocalDate.of(2026, 11, 28)).excel());
        if (arguments.length == 0) {
            System.gc();
            Runtime heap = Runtime.getRuntime();
            System.out.println((heap.totalMemory() - heap.freeMemory()) / (1024 * 1024));
            return;
        }
        run.readAll(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/yearplan", "web-messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private void readAll(long seed, int files) {
        List<Supplier<byte[]>> named = List.of(
                HostilePhotos::wide, HostilePhotos::deep, () -> HostilePhotos.text(3), () -> HostilePhotos.profile(2));
        named.forEach(file -> read(this::photo, file.get()));
        Supplier<byte[]> morePhotos = HostilePhotos.seeded(seed);
        Stream.generate(morePhotos).limit(files / 2).forEach(file -> read(this::photo, file));
        Supplier<byte[]> morePlans = HostilePlans.seeded(seed);
        Stream.generate(morePlans).limit(files - files / 2).forEach(file -> read(this::plan, file));
        System.out.printf("%d accepted=%d allocated=%d longest=%d%n", files, accepted, mostAllocated, longest);
    }

    /** The pixels of the small picture. */
    private long photo(byte[] file) {
        ProcessedPhoto photo = photos.press(file);
        return within((long) photo.width() * photo.height(), MOST_PIXELS);
    }

    private long plan(byte[] file) {
        return within(plans.read(file).size(), MOST_ROWS);
    }

    private static long within(long result, long most) {
        if (result > most) {
            throw new IllegalStateException(result + " of " + most);
        }
        return result;
    }

    private void read(ToLongFunction<byte[]> reader, byte[] file) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            var _ = reader.applyAsLong(file);
            accepted++;
        } catch (InputRejected refused) {
            // the usual answer
        }
        longest = Math.max(longest, (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000);
        mostAllocated = Math.max(
                mostAllocated,
                THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before);
    }
}
