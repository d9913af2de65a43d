using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>Files and methods that one can read at a sitting.</summary>
public class SizeTests
{
    private static readonly Lazy<IReadOnlyList<SyntaxTree>> s_files = new(() =>
    [
        .. RepositoryFiles.Below("", "*.cs")
            .Where(path => !path.EndsWith(".verified.cs", StringComparison.Ordinal) && !path.EndsWith(".received.cs", StringComparison.Ordinal))
            .Select(path => CSharpSyntaxTree.ParseText(RepositoryFiles.Text(path), path: path)),
    ]);

    [Fact]
    public void NoFileHasMoreThan400Lines() =>
        Assert.Empty(s_files.Value.Where(file => LinesOf(file) > 400).Select(file => $"{file.FilePath}: {LinesOf(file)} lines"));

    [Fact]
    public void HalfOfTheFilesHaveAtMost100Lines()
    {
        int[] lengths = [.. s_files.Value.Select(LinesOf).Order()];

        Assert.InRange(lengths.Length, 300, 100_000);
        Assert.InRange(lengths[lengths.Length / 2], 1, 100);
    }

    [Fact]
    public void NoMethodHasMoreThan60Lines()
    {
        IEnumerable<SyntaxNode> methods = s_files.Value
            .SelectMany(file => file.GetRoot().DescendantNodes())
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax);

        Assert.Empty(methods.Where(method => LinesOf(method) > 60).Select(method => $"{method.GetLocation().GetLineSpan()}: {LinesOf(method)} lines"));
    }

    [Fact]
    public void EachFileHoldsOneType()
    {
        static int Types(SyntaxTree file) => file.GetRoot().DescendantNodes()
            .Count(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && node.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax);

        Assert.Empty(s_files.Value.Where(file => Types(file) > 1).Select(file => $"{file.FilePath}: {Types(file)} types"));
    }

    [Fact]
    public void ThePassesFitOnAScreen() =>
        Assert.InRange(LinesOf(s_files.Value.Single(file => file.FilePath == "generators/NetCompiler.Compiler/NetworkCompiler.cs")), 1, 100);

    [Fact]
    public void TheGeneratorsPipelineIsOneMethodOfAtMost80Lines()
    {
        SyntaxTree generator = s_files.Value.Single(file => file.FilePath == "generators/NetCompiler.Generators/NetworkGenerator.cs");

        Assert.InRange(LinesOf(generator.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.Text == "Initialize")), 1, 80);
    }

    // Without the documentation above a method, which counts as a part of it for Roslyn only in trivia.
    private static int LinesOf(SyntaxNode node)
    {
        FileLinePositionSpan span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int LinesOf(SyntaxTree file) => file.GetText().Lines.Count - (file.GetText().ToString().EndsWith('\n') ? 1 : 0);
}
