using System.Buffers;
using System.IO.Compression;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>
/// Unpacks zlib-stream compression: one compression context over all messages of a connection, each flushed at its end
/// (discord.com/developers/docs/events/gateway#zlibstream).
/// </summary>
internal sealed class ZlibStreamReader : IDisposable
{
    private readonly Feed feed = new();
    private readonly ZLibStream unpacked;

    public ZlibStreamReader() => unpacked = new ZLibStream(feed, CompressionMode.Decompress);

    /// <summary>Unpacks one message. Throws <see cref="InvalidDataException"/> for damaged data or more than <paramref name="limit"/> bytes.</summary>
    public ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> message, int limit)
    {
        feed.Set(message);
        var output = new ArrayBufferWriter<byte>(4 * message.Length);
        while (unpacked.Read(output.GetSpan(8_192)) is var count and > 0)
        {
            output.Advance(count);
            if (output.WrittenCount > limit)
            {
                throw new InvalidDataException("A payload is too large.");
            }
        }

        return output.WrittenMemory;
    }

    public void Dispose() => unpacked.Dispose();

    /// <summary>Hands out a message and then says that there is nothing more, for now.</summary>
    private sealed class Feed : Stream
    {
        private ReadOnlyMemory<byte> rest;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public void Set(ReadOnlyMemory<byte> message) => rest = message;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, rest.Length);
            rest.Span[..count].CopyTo(buffer);
            rest = rest[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
