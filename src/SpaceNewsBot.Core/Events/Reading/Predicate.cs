using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>The words of a sentence that name what is done.</summary>
/// <param name="Action">All of them: "suspended", "continues to support", "a suspension"'s noun.</param>
/// <param name="Head">The token whose subject and object are meant: the verb, or the noun.</param>
/// <param name="IsVerb">Whether it is a verb.</param>
/// <param name="IsStopping">Whether something is stopped or put off.</param>
/// <param name="IsSaying">Whether somebody says something.</param>
internal readonly record struct Predicate(TokenRange Action, int Head, bool IsVerb, bool IsStopping, bool IsSaying);
