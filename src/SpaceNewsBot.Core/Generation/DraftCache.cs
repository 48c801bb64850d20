using Microsoft.Extensions.Caching.Memory;

namespace SpaceNewsBot.Core.Generation;

/// <summary>Keeps what checked drafts came to, so that the same question isn't paid for twice. Answers made of them are verified again.</summary>
/// <param name="cache">Bounded by the number of entries.</param>
public sealed class DraftCache(IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <summary>What is kept; null for nothing.</summary>
    public DraftedSource? Find(DraftKey key) => cache.Get<DraftedSource>(key);

    /// <summary>Keeps an outcome.</summary>
    public void Keep(DraftKey key, DraftedSource outcome) =>
        cache.Set(key, outcome, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
}
