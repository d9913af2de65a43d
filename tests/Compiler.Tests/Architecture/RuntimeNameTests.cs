using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Compiler.Emission;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Tests.Emission;
using Xunit;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>
/// The compiler knows the library by name only. Every name in its emitters' texts, also those that are printed rarely, and every name that is printed
/// for the networks of the tests, is there in the library, and public.
/// </summary>
public class RuntimeNameTests
{
    private static readonly Assembly s_library = Assembly.Load("NetCompiler");

    private static readonly Dictionary<string, string> s_spaces = new()
    {
        ["N"] = "NetCompiler",
        ["K"] = "NetCompiler.CompilerServices",
        ["M"] = "NetCompiler.Mathematics",
    };

    // What variables of generated code are.
    private static readonly Dictionary<string, string> s_variables = new()
    {
        ["m"] = "K::KernelMemory",
        ["_core"] = "K::NetworkCore",
        ["workspace"] = "N::Workspace",
        ["state"] = "N::StreamState",
    };

    [Fact]
    public void EveryNameInTheEmittersTextsIsThere()
    {
        string[] names = [.. CompilerSource.Trees.SelectMany(Texts).SelectMany(NamesIn).Distinct().Order(StringComparer.Ordinal)];

        Assert.InRange(names.Length, 60, 10_000);
        Assert.All(names, name => Assert.True(IsThere(name), $"The library has no public {name}."));
    }

    [Fact]
    public void EveryNameThatIsPrintedIsThere()
    {
        string[] names = [.. TestNetworks.All.SelectMany(network => network.Compile()).SelectMany(file => NamesIn(file.Text)).Distinct()];

        Assert.InRange(names.Length, 60, 10_000);
        Assert.All(names, name => Assert.True(IsThere(name), $"The library has no public {name}."));
    }

    [Fact]
    public void AliasesStandForTheLibrarysNamespaces() =>
        Assert.Equal(
            s_spaces.Select(space => $"{space.Key} = global::{space.Value}"),
            RuntimeNames.Usings.Where(name => name.Contains('=', StringComparison.Ordinal)));

    /// <summary>Values of these enumerations are printed by their own names.</summary>
    [Theory]
    [InlineData(typeof(ParameterRole), "ParameterKind")]
    [InlineData(typeof(InitializerKind), "InitializationKind")]
    [InlineData(typeof(ResampleMode), "ResampleMode")]
    public void EnumerationsAgree(Type ours, string theirs) =>
        Assert.Empty(Enum.GetNames(ours).Except(Enum.GetNames(s_library.GetType($"NetCompiler.CompilerServices.{theirs}", throwOnError: true)!)));

    [Theory]
    [InlineData("K::Contraction.Run", true)]
    [InlineData("N::IBatch", true)]
    [InlineData("K::Contraction.Runs", false)]
    [InlineData("K::Block", false)]
    [InlineData("N::KernelMemory", false)]
    public void NamesAreLookedUp(string name, bool isThere) => Assert.Equal(isThere, IsThere(name));

    private static IEnumerable<string> Texts(SyntaxTree tree)
    {
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken)
            {
                yield return token.ValueText;
            }
        }

        // Calls of kernels are written without the alias.
        foreach (InvocationExpressionSyntax call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            string name = call.Expression is MemberAccessExpressionSyntax member ? member.Name.Identifier.Text : call.Expression.ToString();
            if (name == "Call" && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax method)
            {
                yield return "K::" + method.Token.ValueText;
            }
        }
    }

    private static IEnumerable<string> NamesIn(string text)
    {
        foreach (Match match in Regex.Matches(text, @"\b(?<space>[NKM])::(?<type>[A-Z]\w*)(?:<[\w, ]*>)?(?:\.(?<member>[A-Z]\w*))?"))
        {
            string member = match.Groups["member"].Value;
            yield return $"{match.Groups["space"].Value}::{match.Groups["type"].Value}{(member.Length == 0 ? "" : ".")}{member}";
        }

        foreach (Match match in Regex.Matches(text, @"(?<![\w.:])(?<variable>m|_core|workspace)\.(?<member>[A-Z]\w*)"))
        {
            yield return $"{s_variables[match.Groups["variable"].Value]}.{match.Groups["member"].Value}";
        }
    }

    private static bool IsThere(string name)
    {
        string space = s_spaces[name[..1]];
        string[] parts = name[3..].Split('.');
        return s_library.GetExportedTypes().Any(type => type.Namespace == space && type.Name.Split('`')[0] == parts[0]
            && (parts.Length == 1 || type.GetMember(parts[1], BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy).Length > 0));
    }
}
