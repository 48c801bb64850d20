using System.Collections.Immutable;
using System.Globalization;

namespace SpaceNewsBot.Core.Chat;

/// <summary>The languages that <see cref="ChatTexts"/> are in.</summary>
public static class ChatLanguage
{
    /// <summary>The language of a bot that nobody set another one for.</summary>
    public const string Default = "en";

    /// <summary>The languages, the default one first.</summary>
    public static ImmutableArray<string> All { get; } = [Default, "de"];

    /// <summary>Has everything that this process says from now on, whoever calls, in a language. Nothing else goes by this culture.</summary>
    /// <param name="language">One of <see cref="All"/>.</param>
    public static void UseEverywhere(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }
}
