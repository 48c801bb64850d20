using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Which rows of the ledger a question asks for; ranges are of the question's tokens, and null sets no limit.</summary>
/// <param name="Actor">Whose deeds.</param>
/// <param name="ActorKind">The noun that says what kind of party is asked for ("agencies").</param>
/// <param name="Action">The word that says what is done.</param>
/// <param name="Thing">The noun for what it is done to ("flights").</param>
/// <param name="Status">How firmly it is told.</param>
internal sealed record OverviewRequest(TokenRange? Actor = null, int? ActorKind = null, int? Action = null, int? Thing = null, EventStatus? Status = null)
{
    /// <summary>Whether it asks for the order in time.</summary>
    public bool IsTimeline { get; init; }

    /// <summary>Whether it asks for all that is told, not for what the story is about.</summary>
    public bool IsOfAll { get; init; }

    /// <summary>Whether it asks who says what.</summary>
    public bool IsOfSpeech { get; init; }
}
