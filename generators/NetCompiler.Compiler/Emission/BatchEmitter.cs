using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the class that holds the samples and targets of a training step.</summary>
public sealed class BatchEmitter
{
    private readonly NetworkPlan _plan;
    private readonly NetworkInput _targets;
    private readonly IReadOnlyList<NetworkInput> _gradients;

    private BatchEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _targets = plan.Targets ?? throw new ShapeException("A network that trains has targets.");
        _gradients = [.. ProgramEmitter.GradientInputs(plan)];
    }

    private bool IsSingle => _plan.Inputs.Count == 1;

    private IEnumerable<NetworkInput> All => [.. _plan.Inputs, _targets];

    /// <summary>Prints what users see of the class <c>Batch</c>.</summary>
    public static void Emit(SourceWriter writer, NetworkPlan plan) => new BatchEmitter(plan).EmitClass(writer);

    /// <summary>Prints what kernels see of it.</summary>
    public static void EmitKernelInputs(SourceWriter writer, NetworkPlan plan)
    {
        BatchEmitter emitter = new(plan);
        writer.Open("public sealed partial class Batch");
        writer.Open("internal KernelInputs KernelInputs => new()");
        foreach (NetworkInput input in emitter.All)
        {
            writer.Write($"{RuntimeNames.Member(input.Name)} = {emitter.Property(input)},");
        }

        foreach (NetworkInput input in emitter._gradients)
        {
            writer.Write($"{RuntimeNames.Member(input.Name)}Gradient = {Field(input)}Gradient,");
        }

        writer.Close(";").Close().Write("");
    }

    private void EmitClass(SourceWriter writer)
    {
        writer.Write("/// <summary>Samples and targets of a training step, row after row.</summary>");
        string target = ProgramEmitter.ElementOf(_targets);
        string types = IsSingle ? $"K::ArrayBatch<{ProgramEmitter.ElementOf(_plan.Inputs[0])}, {target}>" : $"N::ITargetBatch<{target}>";
        writer.Open($"public sealed partial class Batch : {types}");
        foreach (NetworkInput input in _gradients)
        {
            writer.Write($"private readonly float[] {Field(input)}Gradient;\n");
        }

        if (IsSingle)
        {
            string lengths = $"{Literals.Of(_plan.Inputs[0].Type.Shape.Count)}, {Literals.Of(_targets.Type.Shape.Count)}";
            writer.Open($"internal Batch(int capacity) : base(capacity, {lengths})");
            EmitGradientArrays(writer);
            writer.Close().Write("");
        }
        else
        {
            EmitArrays(writer);
        }

        foreach (NetworkInput input in _gradients)
        {
            writer.Write("/// <summary>The gradient of the mean loss of the last step with respect to the samples.</summary>");
            writer.Write($"public ReadOnlySpan<float> {RuntimeNames.Member(IsSingle ? "input" : input.Name)}Gradient => {Field(input)}Gradient;\n");
        }

        EmitValidate(writer);
        writer.Close();
    }

    // Several inputs have names of their own.
    private void EmitArrays(SourceWriter writer)
    {
        foreach (NetworkInput input in All)
        {
            writer.Write($"private readonly {ProgramEmitter.ElementOf(input)}[] {Field(input)};");
        }

        writer.Write("private int _rowCount;\n");
        writer.Open("internal Batch(int capacity)");
        writer.Write("Capacity = K::DataChecks.Capacity(capacity);");
        foreach (NetworkInput input in All)
        {
            writer.Write($"{Field(input)} = new {ProgramEmitter.ElementOf(input)}[checked(capacity * {Literals.Of(input.Type.Shape.Count)})];");
        }

        EmitGradientArrays(writer);
        writer.Close();
        writer.Write(
            """

            /// <summary>The most samples.</summary>
            public int Capacity { get; }

            /// <summary>The samples there are.</summary>
            public int RowCount { get => _rowCount; set => _rowCount = K::DataChecks.RowCount(value, Capacity); }

            """);
        writer.Write($"int N::ITargetBatch<{ProgramEmitter.ElementOf(_targets)}>.TargetLength => {Literals.Of(_targets.Type.Shape.Count)};\n");
        foreach (NetworkInput input in All)
        {
            writer.Write($"/// <summary>{(input.IsTarget ? "What the predictions should be" : "Samples")}: {input.Type.Shape} each.</summary>");
            writer.Write($"public Span<{ProgramEmitter.ElementOf(input)}> {Property(input)} => {Field(input)};\n");
        }
    }

    private void EmitGradientArrays(SourceWriter writer)
    {
        foreach (NetworkInput input in _gradients)
        {
            writer.Write($"{Field(input)}Gradient = new float[checked(capacity * {Literals.Of(input.Type.Shape.Count)})];");
        }
    }

    private void EmitValidate(SourceWriter writer)
    {
        writer.Write("/// <summary>Refuses numbers that are not finite, and labels and ids out of range.</summary>");
        writer.Write("/// <exception cref=\"ArgumentException\">Names the row and what was found.</exception>");
        writer.Open($"public {(IsSingle ? "override " : "")}void Validate()");
        foreach (NetworkInput input in All)
        {
            string length = Literals.Of(input.Type.Shape.Count), name = Property(input);
            string rows = $"{name}.Slice(0, {Kernel.Product("RowCount", length)})";
            if (input.Type.Element == ElementType.Single)
            {
                writer.Write($"K::DataChecks.{(input.AreProbabilities ? "Probabilities" : "Finite")}({rows}, {length}, nameof({name}));");
            }
            else if (PredictEmitter.RangeOf(_plan, input) is (int count, string what))
            {
                writer.Write($"K::DataChecks.InRange({rows}, {length}, {Literals.Of(count)}, nameof({name}), \"{what}\"{(input.Ignored is int ignored ? $", {Literals.Of(ignored)}" : "")});");
            }
        }

        writer.Close();
    }

    private string Property(NetworkInput input) => input.IsTarget ? "Targets" : IsSingle ? "Inputs" : RuntimeNames.Member(input.Name);

    private static string Field(NetworkInput input)
    {
        string name = RuntimeNames.Member(input.Name);
        return "_" + char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
