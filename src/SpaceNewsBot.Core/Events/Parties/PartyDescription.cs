namespace SpaceNewsBot.Core.Events.Parties;

/// <summary>How a document describes a party that it names: "Russia's space director Dmitry Rogozin".</summary>
/// <param name="Head">The stem of the office or the kind of body: "director".</param>
/// <param name="Concepts">The offices that the lexicon knows it as.</param>
/// <param name="Body">The key of the body where the office is held; null where none is named.</param>
/// <param name="Modifiers">The stems of the words before the head: "space".</param>
/// <param name="Holder">The key of the party.</param>
/// <param name="Offset">Where it is so described.</param>
internal sealed record PartyDescription(string Head, List<int> Concepts, string? Body, List<string> Modifiers, string Holder, int Offset)
{
    /// <summary>The concept of the body where the office is held; null where the lexicon doesn't know it.</summary>
    public int? BodyConcept { get; init; }
}
