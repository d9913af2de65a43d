using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetCompiler.Compiler.Tests.Architecture;

/// <summary>
/// Who uses whom inside the compiler. The lists are exact: a new arrow fails, and so does one that is listed and gone. What they mean stands in
/// docs/architecture.md.
/// </summary>
public class DependencyTests
{
    private static readonly string[] s_abstract = ["Operator", "ElementwiseOperator"];

    public static TheoryData<string, string> Arrows => new()
    {
        { "Declarations", "" },
        { "Problems", "Declarations" },
        { "Graphs", "Declarations, Operators" },
        { "Layouts", "Graphs, Operators" },
        { "Operators", "Declarations, Emission, Graphs, Layouts, Passes" },
        { "Layers", "Declarations, Graphs, Operators, Problems" },
        { "Passes", "Declarations, Graphs, Layers, Layouts, Operators" },
        { "Emission", "Declarations, Graphs, Layers, Layouts, Operators, Passes, Problems" },
        { "", "Declarations, Emission, Graphs, Layers, Operators, Passes, Problems" },
    };

    /// <summary>Arrows that are there for a few types only.</summary>
    public static TheoryData<string, string, string> NarrowArrows => new()
    {
        // A node holds its operator; the parser looks names up, the interpreter hands leaves their source.
        { "Graphs", "Operators", "Evaluation, IEvaluationSource, Operator, OperatorSet" },
        { "Layouts", "Operators", "Scan" },

        // A scan differentiates, and lays out, its body.
        { "Operators", "Passes", "Differentiation, ScanPlanning" },

        // The plan hands the network as lowered on to emission.
        { "Passes", "Layers", "InputRole, LoweredNetwork, NetworkInput" },
        { "Passes", "Declarations", "NetworkDeclaration" },
        { "Emission", "Layers", "ClassNames, InputRole, LayerRow, LoweredNetwork, NetworkInput" },
        { "Emission", "Problems", "Problem" },
        { "Problems", "Declarations", "EquatableArray" },

        // An operator's last part is what it prints its kernel with.
        {
            "Operators", "Emission",
            "ConvolutionEmitter, DepthwiseEmitter, ElementwiseEmitter, FeatureNormEmitter, FeatureRows, Kernel, LinearEmitter, Literals, MatMulEmitter, ScanEmitter, StraightEmitter, StraightProduct, SumEmitter, VectorText, VolumeEmitter, WinogradEmitter"
        },

        // Emission prints sections; it runs no pass, but asks how long a row of a value is.
        { "Emission", "Passes", "Group, Home, LineBlocks, MemoryPlanning, NetworkPlan, ParameterPlan, Placement, ScanPlanning, Section, StreamPlan" },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void FoldersUseTheFoldersTheyMay(string folder, string expected)
    {
        IEnumerable<string> used = CompilerSource.Uses.Where(use => use.Folder == folder)
            .Select(use => CompilerSource.FolderOf(use.Type)!)
            .Where(other => other != folder)
            .Distinct();

        Assert.Equal(expected, List(used));
    }

    [Theory]
    [MemberData(nameof(NarrowArrows))]
    public void NarrowArrowsStayNarrow(string from, string to, string expected)
    {
        IEnumerable<string> used = CompilerSource.Uses
            .Where(use => use.Folder == from && CompilerSource.FolderOf(use.Type) == to)
            .Select(use => use.Type.Name);

        Assert.Equal(expected, List(used));
    }

    /// <summary>
    /// Passes ask the base class. Exceptions: leaves, which have a home each; what a pass itself puts in (one, the sum of gradients, a copy); and the
    /// operators whose algebra simplification is about.
    /// </summary>
    [Theory]
    [InlineData("Accumulation", "")]
    [InlineData("AlgorithmChoice", "")]
    [InlineData("Differentiation", "Add, Broadcast, Constant")]
    [InlineData("Fusion", "")]
    [InlineData("LayoutAssignment", "Input, Parameter, Relayout, State, StepInput")]
    [InlineData("MemoryPlanning", "")]
    [InlineData("ParameterLayouts", "Parameter, State")]
    [InlineData("Planning", "Input, Parameter, State")]
    [InlineData("ScanPlanning", "Relayout, Scan, StepInput")]
    [InlineData("Simplification", "Add, Broadcast, MaxPool, MaxPoolGradient, MaxUnpool, Multiply, ReLUGradient, StopGradient, Sum")]
    [InlineData("Streaming", "")]
    public void PassesNameNoOperators(string pass, string expected) => Assert.Equal(expected, List(OperatorsNamedIn($"/Passes/{pass}.cs")));

    /// <summary>Emission of one operator may know that operator; what all kernels share may not, apart from leaves and what is printed in two phases.</summary>
    [Theory]
    [InlineData("Kernel", "")]
    [InlineData("KernelsEmitter", "")]
    [InlineData("Chain", "Constant, DropoutMask, InverseBatch, InverseSteps")]
    [InlineData("Loop", "")]
    [InlineData("ProgramEmitter", "")]
    [InlineData("KernelSet", "Sum")]
    [InlineData("KernelCall", "")]
    public void SharedEmissionNamesNoOperators(string emitter, string expected) =>
        Assert.Equal(expected, List(OperatorsNamedIn($"/Emission/{emitter}.cs")));

    [Fact]
    public void EveryPassIsChecked()
    {
        string[] listed = ["Differentiation", "Fusion", "Handover", "LayoutAssignment", "MemoryPlanning", "ParameterLayouts", "Planning", "ScanPlanning", "Simplification"];
        string[] naming = [.. CompilerSource.Uses.Where(use => use.Folder == "Passes" && IsConcreteOperator(use.Type)).Select(use => use.Path).Distinct()];

        Assert.All(naming, path => Assert.Contains(listed, pass => path.EndsWith($"/Passes/{pass}.cs", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> OperatorsNamedIn(string file)
    {
        Assert.Contains(CompilerSource.Trees, tree => tree.FilePath.EndsWith(file, StringComparison.Ordinal));
        return CompilerSource.Uses
            .Where(use => use.Path.EndsWith(file, StringComparison.Ordinal) && IsConcreteOperator(use.Type))
            .Select(use => use.Type.Name);
    }

    private static bool IsConcreteOperator(INamedTypeSymbol type)
    {
        INamedTypeSymbol? ancestor = type.BaseType;
        while (ancestor is not null && ancestor.Name != "Operator")
        {
            ancestor = ancestor.BaseType;
        }

        return ancestor is not null && !s_abstract.Contains(type.Name);
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));
}
