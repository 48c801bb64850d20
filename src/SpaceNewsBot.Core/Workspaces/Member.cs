namespace SpaceNewsBot.Core.Workspaces;

/// <summary>A right that was granted by name.</summary>
/// <param name="Person">Who has it.</param>
/// <param name="Right">Which: moderator or owner.</param>
/// <param name="GrantedAt">Since when.</param>
/// <param name="GrantedBy">Who granted it.</param>
public sealed record Member(Actor Person, Right Right, DateTimeOffset GrantedAt, string GrantedBy);
