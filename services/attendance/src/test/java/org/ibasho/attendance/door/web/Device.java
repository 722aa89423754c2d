package org.ibasho.attendance.door.web;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ibasho.testing.KeptBrowser;

/** A device at the door that keeps its profile on disk: its browser can be killed and started again. */
final class Device implements AutoCloseable {

    private final Network network;
    private final KeptBrowser browser;

    private Device(Network network, KeptBrowser browser) {
        this.network = network;
        this.browser = browser;
    }

    static Device on(Network network) {
        try {
            Path profile = Files.createTempDirectory("ibasho-door-");
            return new Device(network, KeptBrowser.of(profile, 360, 740));
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    Page page() {
        return browser.page();
    }

    Page open(String path) {
        page().navigate(network.address() + path);
        return page();
    }

    Page secondWindow(String path) {
        Page page = browser.newPage();
        page.navigate(network.address() + path);
        return page;
    }

    /** Waits until the list of doors and all its files are kept for the time without a connection. */
    void keeps() {
        await().until(() -> page().evaluate("""
            async () => {
              const registration = await navigator.serviceWorker.getRegistration('/door');
              const cache = await caches.open('ibasho-door-1');
              return registration?.active?.state === 'activated' && Boolean(await cache.match('/door'));
            }
            """).equals(true));
    }

    /** Ends the browser and every process of it with SIGKILL. */
    void kill() {
        browser.kill();
    }

    /** Ends the browser as its owner does, and starts it again. */
    void restart() {
        browser.end();
        browser.start();
    }

    /** Starts the browser again on the same profile. */
    void start() {
        browser.start();
    }

    /** Every entry that waits in the browser's database. */
    List<?> waiting() {
        return (List<?>) page().evaluate("""
            () => new Promise((resolve, reject) => {
              const opening = indexedDB.open('ibasho-door');
              opening.onerror = () => reject(opening.error);
              opening.onsuccess = () => {
                const all = opening.result.transaction('waiting').objectStore('waiting').getAll();
                all.onsuccess = () => { opening.result.close(); resolve(all.result); };
              };
            })
            """);
    }

    @Override
    public void close() {
        browser.close();
    }
}
