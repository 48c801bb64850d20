using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests;

public sealed partial class ArchitectureTests
{
    // The arrows of the design: every adapter to Core, the host to every adapter.
    private static readonly Dictionary<string, string[]> _arrows = new()
    {
        ["SpaceNewsBot.Core"] = [],
        ["SpaceNewsBot.Llm"] = ["SpaceNewsBot.Core"],
        ["SpaceNewsBot.Storage"] = ["SpaceNewsBot.Core"],
        ["SpaceNewsBot.Telegram"] = ["SpaceNewsBot.Core"],
        ["SpaceNewsBot.Discord"] = ["SpaceNewsBot.Core"],
        ["SpaceNewsBot.Discord.DiscordNet"] = ["SpaceNewsBot.Core", "SpaceNewsBot.Discord"],
        ["SpaceNewsBot"] = ["SpaceNewsBot.Core", "SpaceNewsBot.Discord", "SpaceNewsBot.Discord.DiscordNet", "SpaceNewsBot.Llm", "SpaceNewsBot.Storage", "SpaceNewsBot.Telegram"],
        ["SpaceNewsBot.Tests"] = ["SpaceNewsBot", "SpaceNewsBot.Training"],
        ["SpaceNewsBot.Training"] = ["SpaceNewsBot"],
    };

    // Pure algorithms: neither reaches out of the process.
    private static readonly string[] _algorithms = ["Lucene.Net.Analysis.Common", "DiffPlex"];

    // One family of packages, one project. Microsoft.Extensions is the ground that all stand on.
    private static readonly Dictionary<string, string[]> _families = new()
    {
        ["SpaceNewsBot.Core"] = _algorithms,
        ["SpaceNewsBot.Llm"] = ["Microsoft.SemanticKernel"],
        ["SpaceNewsBot.Storage"] = ["Microsoft.Data.Sqlite", "SQLitePCLRaw"],
        ["SpaceNewsBot.Telegram"] = ["Telegram.Bot"],
        ["SpaceNewsBot.Discord"] = [],
        ["SpaceNewsBot.Discord.DiscordNet"] = ["Discord.Net.WebSocket"],
        ["SpaceNewsBot"] = ["System.CommandLine", "Spectre.Console", "UTF.Unknown", "SmartReader"],
        ["SpaceNewsBot.Tests"] = ["xunit.v3"],
        ["SpaceNewsBot.Training"] = [],
    };

    private static readonly string[] _confined = ["Telegram.Bot", "Microsoft.SemanticKernel", "Microsoft.Data.Sqlite", "SQLitePCL", "Discord.Net"];

    private static readonly Assembly[] _assemblies =
    [
        typeof(Answer).Assembly,
        typeof(SpaceNewsBot.Llm.PromptLibrary).Assembly,
        typeof(SpaceNewsBot.Storage.StorageOptions).Assembly,
        typeof(SpaceNewsBot.Telegram.TelegramOptions).Assembly,
        typeof(SpaceNewsBot.Discord.DiscordOptions).Assembly,
        typeof(Program).Assembly,
    ];

    public static TheoryData<string> Projects => [.. _arrows.Keys];

    [Fact]
    public void Every_project_stands_in_the_design()
    {
        var projects = ProjectFiles().Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(_arrows.Keys.Order(StringComparer.Ordinal), projects);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_the_design_draws_and_nothing_else(string project)
    {
        var references = Items(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')));

        Assert.Equal(_arrows[project].Order(StringComparer.Ordinal), references.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_its_own_family_of_packages(string project)
    {
        var foreign = Items(project, "PackageReference")
            .Where(package => !package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .Where(package => !_families[project].Any(family => package == family || package.StartsWith(family + ".", StringComparison.Ordinal)));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Core_uses_no_more_of_the_extensions_than_their_abstractions()
    {
        var more = Items("SpaceNewsBot.Core", "PackageReference")
            .Where(package => !_algorithms.Contains(package) && !package.EndsWith(".Abstractions", StringComparison.Ordinal));

        Assert.Empty(more);
    }

    [Fact]
    public void Types_of_a_platform_a_model_or_a_database_do_not_leave_their_project()
    {
        var leaks =
            from assembly in _assemblies
            from type in assembly.GetExportedTypes()
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            from used in Signature(member).Concat(Bases(type)).SelectMany(Unwrap)
            where used.Assembly.GetName().Name is { } name && _confined.Any(c => name.StartsWith(c, StringComparison.Ordinal))
            select $"{type.FullName}.{member.Name}: {used.FullName}";

        Assert.Empty(leaks.Distinct());
    }

    [Fact]
    public void Sql_stands_in_the_storage_project_alone()
    {
        var files = Repository.SourceFiles("src")
            .Where(path => !path.Contains("SpaceNewsBot.Storage", StringComparison.Ordinal))
            .Where(path => Sql().IsMatch(File.ReadAllText(path)));

        Assert.Empty(files);
    }

    [Fact]
    public void No_folder_and_no_type_is_a_rag_bag()
    {
        var named = Repository.SourceFiles("src").Concat(Repository.SourceFiles("tests"))
            .SelectMany(path => Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar))
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => RagBag().IsMatch(name!));

        Assert.Empty(named.Distinct());
    }

    [Fact]
    public void An_interface_has_at_most_ten_members()
    {
        var large = _assemblies.SelectMany(a => a.GetTypes())
            .Where(type => type.IsInterface
                && type.GetMembers().Count(m => m is not MethodInfo { IsSpecialName: true }) > 10);

        Assert.Empty(large);
    }

    [Fact]
    public void A_file_holds_one_type_that_others_may_use()
    {
        var crowded = Repository.SourceFiles("src")
            .Where(path => TopLevelType().Count(File.ReadAllText(path)) > 1);

        Assert.Empty(crowded);
    }

    [Fact]
    public void A_file_bears_the_name_of_its_type()
    {
        var misnamed =
            from path in Repository.SourceFiles("src")
            let type = TopLevelType().Match(File.ReadAllText(path))
            where type.Success && type.Groups["name"].Value != Path.GetFileNameWithoutExtension(path).Split('.')[0]
            select path;

        Assert.Empty(misnamed);
    }

    [Fact]
    public void A_namespace_follows_its_folder()
    {
        var astray =
            from path in Repository.SourceFiles("src")
            let folder = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(path)!)
            let declared = Namespace().Match(File.ReadAllText(path))
            where declared.Success && declared.Groups["name"].Value != folder.Replace(Path.DirectorySeparatorChar, '.')
            select path;

        Assert.Empty(astray);
    }

    [Fact]
    public void An_answer_can_be_built_by_verifying_alone()
    {
        const BindingFlags everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

        Assert.All(typeof(GroundedAnswer).GetConstructors(everything), c => Assert.True(c.IsPrivate));
        Assert.All(typeof(GroundedAnswer).GetProperties(everything), p => Assert.False(p.CanWrite));
        Assert.Equal(
            [nameof(GroundedAnswer.Verify)],
            typeof(GroundedAnswer).GetMethods(everything)
                .Where(m => m.ReturnType == typeof(GroundedAnswer))
                .Select(m => m.Name));
        Assert.All(typeof(Answer).GetConstructors(everything), c => Assert.True(c.IsFamilyAndAssembly || c.IsPrivate));
    }

    private static IEnumerable<string> ProjectFiles() =>
        new[] { "src", "tests" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories));

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(ProjectFiles().Single(path => Path.GetFileNameWithoutExtension(path) == project))
            .Descendants(kind)
            .Select(item => item.Attribute("Include")!.Value);

    private static Type[] Bases(Type type) => [.. type.GetInterfaces(), .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes];

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(p => p.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo happening => [happening.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> Unwrap(Type type) =>
        type.HasElementType ? Unwrap(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type)
        : [type];

    [GeneratedRegex("""["\s](SELECT\s[^;]*\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\s""")]
    private static partial Regex Sql();

    [GeneratedRegex("^(Utils?|Utilit(y|ies)|Helpers?|Common|Managers?)$|(Utils?|Utility|Helper|Manager)$")]
    private static partial Regex RagBag();

    [GeneratedRegex(@"^(?:public |internal )(?:static |sealed |abstract |partial |readonly )*(?:record struct|record|class|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
