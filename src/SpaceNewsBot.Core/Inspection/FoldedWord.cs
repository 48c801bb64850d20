namespace SpaceNewsBot.Core.Inspection;

/// <summary>A word of a text as the patterns know it.</summary>
/// <param name="Id">Its number among the patterns' words; <see cref="InstructionPatterns.UnknownWord"/> for every other word.</param>
/// <param name="Start">Where it starts in the text as written, in UTF-16 code units.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="OpensClause">Whether something other than spaces stands before it: a comma, a quotation mark, a line's start.</param>
/// <param name="OpensLine">Whether it is the first of its line.</param>
internal readonly record struct FoldedWord(int Id, int Start, int End, bool OpensClause, bool OpensLine);
