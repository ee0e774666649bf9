package ee.cdoc2.css.micro.grizzly;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.conscrypt.AllocatedBuffer;
import org.conscrypt.BufferAllocator;
import org.conscrypt.Conscrypt;

/**
 * Memory outside of the heap through which bytes go to and from native code. Conscrypt's own way is a buffer of 17 KiB for each
 * connection, which is there until the garbage collector comes to it; here there are as many as threads that need one at the same time.
 */
final class DirectBuffers extends BufferAllocator {
    /** The longest TLS record with its header, RFC 8446 section 5.2, and some more. */
    private static final int BYTES = 17 * 1024;

    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    private DirectBuffers() {
        super();
    }

    /** From now on, Conscrypt takes its buffers here. */
    static void install() {
        Conscrypt.setDefaultBufferAllocator(new DirectBuffers());
    }

    @Override
    public AllocatedBuffer allocateDirectBuffer(int capacity) {
        if (capacity > BYTES) {
            return unpooled().allocateDirectBuffer(capacity);
        }
        ByteBuffer taken = free.poll();
        ByteBuffer buffer = taken == null ? ByteBuffer.allocateDirect(BYTES) : taken;
        buffer.clear().limit(capacity);
        return new Lent(buffer, free);
    }

    /** Called once with it, by the thread that asked for it. */
    private static final class Lent extends AllocatedBuffer {
        private final ByteBuffer buffer;
        private final Queue<ByteBuffer> owner;

        Lent(ByteBuffer buffer, Queue<ByteBuffer> owner) {
            super();
            this.buffer = buffer;
            this.owner = owner;
        }

        @Override
        public ByteBuffer nioBuffer() {
            return buffer;
        }

        @Override
        public AllocatedBuffer release() {
            owner.add(buffer);
            return this;
        }
    }
}
