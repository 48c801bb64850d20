using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Watches;

/// <summary>Somebody who wants to be told when the sources answer what they didn't.</summary>
/// <param name="Id">Its number.</param>
/// <param name="WorkspaceId">Whose sources.</param>
/// <param name="AnswerId">The abstention's number.</param>
/// <param name="Question">The question as it was understood.</param>
/// <param name="By">Who.</param>
public sealed record Watch(long Id, string WorkspaceId, long AnswerId, string Question, Actor By);
