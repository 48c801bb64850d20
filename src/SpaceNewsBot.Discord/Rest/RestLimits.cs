using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;

namespace SpaceNewsBot.Discord.Rest;

/// <summary>
/// Discord's limits as its responses tell them (discord.com/developers/docs/topics/rate-limits): a bucket by its hash and the
/// major parameter, and one for all requests together.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RestLimits(TimeProvider time)
{
    // "All bots can make up to 50 requests per second", the one number that no header tells.
    private const int MostPerSecond = 50;
    private const int MostBuckets = 2_000;

    private readonly ConcurrentDictionary<string, string> hashes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Bucket, string Major), RestLimit> buckets = new();
    private readonly Queue<DateTimeOffset> sent = new();
    private readonly SemaphoreSlim turn = new(1);
    private DateTimeOffset allBlockedUntil;

    /// <summary>The bucket of a request, as far as it is known.</summary>
    public RestLimit Find(RestRequest request)
    {
        if (buckets.Count > MostBuckets)
        {
            foreach (var (key, bucket) in buckets.Where(b => b.Value.IsIdle))
            {
                buckets.TryRemove(KeyValuePair.Create(key, bucket));
            }
        }

        var route = $"{request.Method} {request.Route}";
        return Of(hashes.GetValueOrDefault(route, route), request.Major);
    }

    /// <summary>Waits until all requests together leave room for one more.</summary>
    public async Task WaitAsync(RestRequest request, CancellationToken cancellationToken)
    {
        if (request.IsOfInteraction)
        {
            return;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            await RestLimit.WaitUntilAsync(allBlockedUntil, time, cancellationToken);
            if (sent.Count == MostPerSecond)
            {
                await RestLimit.WaitUntilAsync(sent.Dequeue() + TimeSpan.FromSeconds(1), time, cancellationToken);
            }

            sent.Enqueue(time.GetUtcNow());
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Learns from a response's headers.</summary>
    public void Note(RestRequest request, HttpResponseHeaders headers)
    {
        var bucket = Find(request);
        if (Read(headers, "X-RateLimit-Bucket") is { Length: > 0 } hash)
        {
            hashes[$"{request.Method} {request.Route}"] = hash;
            bucket = Of(hash, request.Major);
        }

        if (Read(headers, "X-RateLimit-Remaining") == "0" && ReadSeconds(Read(headers, "X-RateLimit-Reset-After")) is { } wait)
        {
            bucket.Block(wait);
        }
    }

    /// <summary>Keeps to what a 429 says.</summary>
    /// <param name="request">What was refused.</param>
    /// <param name="wait">How long.</param>
    /// <param name="isGlobal">Whether nothing may be sent at all.</param>
    public void Block(RestRequest request, TimeSpan wait, bool isGlobal)
    {
        Find(request).Block(wait);
        if (isGlobal)
        {
            var until = time.GetUtcNow() + wait;
            allBlockedUntil = until > allBlockedUntil ? until : allBlockedUntil;
        }
    }

    /// <summary>A time in seconds with a fraction, at most a day; null for what is none.</summary>
    public static TimeSpan? ReadSeconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : null;

    public static string? Read(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.First() : null;

    private RestLimit Of(string bucket, string major) => buckets.GetOrAdd((bucket, major), static (_, clock) => new RestLimit(clock), time);
}
