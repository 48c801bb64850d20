using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Storage;

/// <summary>
/// The terms of a passage as bytes: the number of terms, then for each term the number of its bytes in UTF-8, those bytes,
/// and its count. Numbers are unsigned, seven bits to a byte, lowest first, with the high bit set on all but the last byte.
/// </summary>
internal sealed class TermBlob
{
    // A term stands in many passages; one string for all of them keeps a large index small.
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TermBlob() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static byte[] Write(ImmutableArray<TermCount> terms)
    {
        var buffer = new ArrayBufferWriter<byte>(16 + (terms.Length * 10));
        WriteNumber(buffer, terms.Length);
        foreach (var (term, count) in terms)
        {
            WriteNumber(buffer, Encoding.UTF8.GetByteCount(term));
            Encoding.UTF8.GetBytes(term, buffer);
            WriteNumber(buffer, count);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes aren't in this format.</exception>
    public ImmutableArray<TermCount> Read(ReadOnlySpan<byte> bytes)
    {
        var number = ReadNumber(ref bytes);

        // A term takes two bytes at least; a damaged number mustn't reserve memory.
        if (number > bytes.Length)
        {
            throw Malformed();
        }

        var terms = ImmutableArray.CreateBuilder<TermCount>(number);
        for (var i = 0; i < number; i++)
        {
            var length = ReadNumber(ref bytes);
            if (length > bytes.Length)
            {
                throw Malformed();
            }

            var term = ReadTerm(bytes[..length]);
            bytes = bytes[length..];
            terms.Add(new TermCount(term, ReadNumber(ref bytes)));
        }

        return bytes.IsEmpty ? terms.MoveToImmutable() : throw Malformed();
    }

    private string ReadTerm(ReadOnlySpan<byte> bytes)
    {
        Span<char> buffer = bytes.Length <= 256 ? stackalloc char[256] : new char[bytes.Length];
        var term = buffer[..Encoding.UTF8.GetChars(bytes, buffer)];
        if (_lookup.TryGetValue(term, out var known))
        {
            return known;
        }

        var added = term.ToString();
        _known.Add(added);
        return added;
    }

    private static void WriteNumber(ArrayBufferWriter<byte> buffer, int number)
    {
        var rest = (uint)number;
        while (rest >= 0x80)
        {
            buffer.GetSpan(1)[0] = (byte)(rest | 0x80);
            buffer.Advance(1);
            rest >>= 7;
        }

        buffer.GetSpan(1)[0] = (byte)rest;
        buffer.Advance(1);
    }

    private static int ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        for (var (at, shift) = (0, 0); at < bytes.Length && shift < 31; at++, shift += 7)
        {
            number |= (bytes[at] & 0x7F) << shift;
            if (bytes[at] < 0x80)
            {
                bytes = bytes[(at + 1)..];
                return number >= 0 ? number : throw Malformed();
            }
        }

        throw Malformed();
    }

    private static InvalidDataException Malformed() => new("The terms of a passage are malformed.");
}
