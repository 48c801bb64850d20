using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events;

/// <summary>Which actions make a row of the ledger, as meanings of the lexicon.</summary>
internal static class LedgerActions
{
    /// <summary>Stopping something, or putting it off.</summary>
    public static readonly FrozenSet<int> Stopping = Concepts("suspend", "annul", "postpone");

    /// <summary>Everything that is a row: stopping, and the other actions that news is made of.</summary>
    public static readonly FrozenSet<int> All = Stopping
        .Concat(Concepts("quit", "resume", "insist", "shut", "reply", "mail", "touch down", "reach out", "ban", "resign", "appoint", "arrest", "liftoff", "sue", "elect", "approve", "refuse", "sign"))
        .ToFrozenSet();

    private static FrozenSet<int> Concepts(params string[] phrases) => phrases.Select(Lexicon.ConceptOf).ToFrozenSet();
}
