namespace SpaceNewsBot.Core.Inspection;

/// <summary>What makes a place in source material suspicious.</summary>
public enum FindingKind
{
    /// <summary>Words that give orders to a language model, or the markers of a chat's turns that a model is trained on.</summary>
    Instruction,

    /// <summary>Characters that no reader sees, where neither the script nor an emoji needs them.</summary>
    HiddenCharacters,

    /// <summary>Characters that turn the direction of writing, so that a reader sees another order than a program.</summary>
    BidirectionalControl,

    /// <summary>HTML that keeps words from a reader: an element that isn't shown, or a comment that addresses a machine.</summary>
    HiddenMarkup,

    /// <summary>An image whose address has a place for words of a conversation, which loading it would give away.</summary>
    Exfiltration,
}
