namespace SpaceNewsBot.Core.Corrections;

/// <summary>Why a posted answer has to be changed.</summary>
public enum CorrectionKind
{
    /// <summary>A source that it quotes changed.</summary>
    Change,

    /// <summary>A moderator took it back.</summary>
    Retraction,
}
