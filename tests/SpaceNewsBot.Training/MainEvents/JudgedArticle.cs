using System.Collections.Immutable;
using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>What an engine made of an article, slot by slot.</summary>
/// <param name="Filled">Whether its first span is right, for each slot that the coders filled.</param>
/// <param name="Empty">Whether it left the slot empty, for each that the coders left empty.</param>
/// <param name="Event">Whether who and what together are right; null where the coders marked neither.</param>
internal sealed record JudgedArticle(ImmutableDictionary<MainEventSlot, bool> Filled, ImmutableDictionary<MainEventSlot, bool> Empty, bool? Event)
{
    /// <summary>Judges the first span of each slot; null for a slot that is left empty.</summary>
    public static JudgedArticle Judge(CodedArticle article, Func<MainEventSlot, string?> first)
    {
        var filled = ImmutableDictionary.CreateBuilder<MainEventSlot, bool>();
        var empty = ImmutableDictionary.CreateBuilder<MainEventSlot, bool>();
        foreach (var (slot, marked) in article.Marked)
        {
            if (marked is [])
            {
                empty[slot] = string.IsNullOrWhiteSpace(first(slot));
            }
            else if (marked is not null)
            {
                filled[slot] = first(slot) is { } text && PhraseJudge.IsCorrect(PhraseJudge.Stems(text), marked);
            }
        }

        return new JudgedArticle(filled.ToImmutable(), empty.ToImmutable(), IsEvent(article, $"{first(MainEventSlot.Who)} {first(MainEventSlot.What)}"));
    }

    /// <summary>Whether words tell a marked party's marked deed; null where the coders marked none.</summary>
    public static bool? IsEvent(CodedArticle article, string said)
    {
        if (article.Parties.Length == 0 || article.Deeds.Length == 0)
        {
            return null;
        }

        string[] stems = [.. PhraseJudge.Stems(said).Distinct()];
        return article.Parties.Any(p => article.Deeds.Any(d => PhraseJudge.F1(stems, [.. PhraseJudge.Stems($"{p} {d}").Distinct()]) >= .5));
    }
}
