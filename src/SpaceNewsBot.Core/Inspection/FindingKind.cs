namespace SpaceNewsBot.Core.Inspection;

/// <summary>Why a piece of source material makes a moderator look at it.</summary>
public enum FindingKind
{
    /// <summary>It reads like an instruction to an assistant.</summary>
    Instruction,
}
