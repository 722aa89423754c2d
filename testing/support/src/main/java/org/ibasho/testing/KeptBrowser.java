package org.ibasho.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser of its own whose profile stays on disk, so that it can be killed and started again. */
public final class KeptBrowser implements AutoCloseable {

    private final Playwright playwright = Chromium.playwright();
    private final Path profile;
    private final int width;
    private final int height;
    private @Nullable BrowserContext context;

    private KeptBrowser(Path profile, int width, int height) {
        this.profile = profile;
        this.width = width;
        this.height = height;
    }

    /** Starts it with this folder as its profile; the folder is deleted in the end. */
    public static KeptBrowser of(Path profile, int width, int height) {
        KeptBrowser browser = new KeptBrowser(profile, width, height);
        browser.start();
        return browser;
    }

    /** Starts it again, with what it has kept. */
    public void start() {
        context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Chromium.executable())
                                .setArgs(Chromium.QUIET)
                                .setViewportSize(width, height)
                                .setLocale("ja-JP")
                                .setTimezoneId("Asia/Tokyo"));
    }

    /** The first window. */
    public Page page() {
        return window().pages().stream().findFirst().orElseGet(this::newPage);
    }

    /** Another window. */
    public Page newPage() {
        return window().newPage();
    }

    /** All windows. */
    public BrowserContext window() {
        return Objects.requireNonNull(context, "not started");
    }

    /** Kills every process of it at once (SIGKILL), and waits until they are gone. */
    public void kill() {
        List<ProcessHandle> processes = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(profile.toString()))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        context = null;
    }

    /** Ends it as a person does. */
    public void end() {
        if (context != null) {
            context.close();
        }
        context = null;
    }

    @Override
    public void close() {
        end();
        playwright.close();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(KeptBrowser::delete);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException used) {
            throw new UncheckedIOException(used);
        }
    }
}
