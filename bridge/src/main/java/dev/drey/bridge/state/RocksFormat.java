package dev.drey.bridge.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Entries of an incremental checkpoint of RocksDB: the files of a database, brought into a folder and opened there, read-only,
 * by the RocksDB that Flink has. Each state is a column family.
 */
final class RocksFormat {

    /** Lists are appended to without being read; Flink's name for how. */
    private static final String MERGE_OPERATOR = "stringappendtest";

    private static final long READ_AHEAD = 1 << 20;
    private static final long ROOM_TO_LEAVE = 256L << 20;
    private static final String TABLE = ".sst";

    private final OperatorTally operator;
    private final KeyedHeader header;
    private final Deadline deadline;

    RocksFormat(OperatorTally operator, KeyedHeader header, Deadline deadline) {
        this.operator = operator;
        this.header = header;
        this.deadline = deadline;
    }

    /** @param folder to be filled with the database; whoever made it removes it */
    void read(IncrementalRemoteKeyedStateHandle handle, int subtask, Path folder)
            throws IOException, OutOfTimeException {
        List<HandleAndLocalPath> files = Stream.concat(
                        handle.getSharedState().stream(), handle.getPrivateState().stream())
                .toList();
        requireRoom(files, folder);
        for (HandleAndLocalPath file : files) {
            bring(file.getHandle(), folder.resolve(Path.of(file.getLocalPath()).getFileName()));
        }
        RocksDB.loadLibrary();
        try {
            readDatabase(folder, handle.getKeyGroupRange(), subtask);
        } catch (RocksDBException failure) {
            throw new IOException("RocksDB: " + failure.getMessage(), failure);
        } finally {
            operator.endRuns();
        }
    }

    private static void requireRoom(List<HandleAndLocalPath> files, Path folder) throws IOException {
        long needed = files.stream()
                .map(HandleAndLocalPath::getHandle)
                .filter(handle -> !isOnDisk(handle))
                .mapToLong(StreamStateHandle::getStateSize)
                .sum();
        long there = Files.getFileStore(folder).getUsableSpace() - ROOM_TO_LEAVE;
        if (needed > there) {
            throw new IOException("a copy of its files needs " + (needed >> 20) + " MiB in " + folder.getParent()
                    + ", and there are " + Math.max(0, there >> 20));
        }
    }

    private static boolean isOnDisk(StreamStateHandle handle) {
        return handle instanceof FileStateHandle file
                && "file".equals(file.getFilePath().toUri().getScheme());
    }

    /** Tables never change, so that a second name for the same file does; it outlives a checkpoint that Flink removes. */
    private void bring(StreamStateHandle handle, Path target) throws IOException, OutOfTimeException {
        if (isOnDisk(handle) && target.toString().endsWith(TABLE)) {
            try {
                Files.createLink(
                        target, Path.of(((FileStateHandle) handle).getFilePath().toUri()));
                return;
            } catch (UnsupportedOperationException | FileSystemException otherDisk) {
                // Then it is copied, as from anywhere else.
                Files.deleteIfExists(target);
            }
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = handle.openInputStream();
                OutputStream out = Files.newOutputStream(target)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                deadline.checkNow();
            }
        }
    }

    private void readDatabase(Path folder, KeyGroupRange range, int subtask)
            throws RocksDBException, IOException, OutOfTimeException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (Options plain = new Options();
                DBOptions options = new DBOptions();
                ColumnFamilyOptions merging = new ColumnFamilyOptions().setMergeOperatorName(MERGE_OPERATOR)) {
            for (byte[] name : RocksDB.listColumnFamilies(plain, folder.toString())) {
                families.add(new ColumnFamilyDescriptor(name, merging));
            }
            try (RocksDB database = RocksDB.openReadOnly(options, folder.toString(), families, handles)) {
                for (ColumnFamilyHandle family : handles) {
                    readFamily(database, family, range, subtask);
                }
                handles.forEach(ColumnFamilyHandle::close);
            }
        }
    }

    private void readFamily(RocksDB database, ColumnFamilyHandle family, KeyGroupRange range, int subtask)
            throws RocksDBException, OutOfTimeException {
        String name = new String(family.getName(), StandardCharsets.UTF_8);
        KeyedStateInfo info = header.find(name).orElseGet(() -> new KeyedStateInfo(name, "UNKNOWN", null, null, false));
        if (name.equals("default") && header.find(name).isEmpty()) {
            return;
        }
        StateTally tally = operator.state(info);
        tally.addFileBytes(database.getLongProperty(family, "rocksdb.live-sst-files-size"));
        CompositeKeys keys = new CompositeKeys(operator.maxParallelism(), header.key(), info);
        // With no room for any of it: only how long a value is matters.
        ByteBuffer nothing = ByteBuffer.allocateDirect(0);
        try (ReadOptions options = new ReadOptions().setFillCache(false).setReadaheadSize(READ_AHEAD);
                RocksIterator entries = database.newIterator(family, options)) {
            for (entries.seekToFirst(); entries.isValid(); entries.next()) {
                deadline.check();
                byte[] composite = Objects.requireNonNull(entries.key());
                int group = keys.group(composite);
                if (range.contains(group)) {
                    long bytes = (long) composite.length + entries.value(nothing);
                    operator.count(tally, group, subtask, keys.key(composite), bytes);
                }
            }
            entries.status();
        }
    }
}
