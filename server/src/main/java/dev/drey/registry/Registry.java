package dev.drey.registry;

import java.util.function.Consumer;
import java.util.function.Function;

/** The store of everything that must outlive the service. Safe for use by several threads. */
public interface Registry extends AutoCloseable {

    /**
     * Reads and writes in one transaction. When it returns, what was written survives the death of the process and of
     * the machine; when it throws, nothing was written. Transactions run one after another, so {@code work} must not do
     * anything slow.
     *
     * @throws RegistryUnavailableException when the store cannot be read or written
     */
    <T> T transact(Function<RegistryTransaction, T> work);

    /** {@link #transact} for work that has nothing to return. */
    default void change(Consumer<RegistryTransaction> work) {
        transact(tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** Waits for the transaction under way. */
    @Override
    void close();
}
