using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints the class that holds the samples and targets of a training step.</summary>
public sealed class BatchEmitter
{
    private readonly NetworkPlan _plan;
    private readonly NetworkInput? _targets;
    private readonly NetworkInput? _weights;
    private readonly bool _isArrayBatch;
    private readonly IReadOnlyList<Column> _columns;

    private BatchEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _targets = OnlyOne(plan.InputsOf(InputRole.Target));
        _weights = OnlyOne(plan.InputsOf(InputRole.SampleWeight));
        _isArrayBatch = plan.Inputs.Count == 1 && _targets is not null;
        _columns = [.. plan.Lowered.Inputs.Select(input => Supplied(input)), .. Shown()];
    }

    private bool HasCustomLoss => _plan.InputsOf(InputRole.OutputGradient).Any();

    private IEnumerable<Column> Own => _columns.Where(column => !column.IsInherited);

    /// <summary>Prints what users see of the class <c>Batch</c>.</summary>
    public static void Emit(SourceWriter writer, NetworkPlan plan) => new BatchEmitter(plan).EmitClass(writer);

    /// <summary>Prints what kernels see of it.</summary>
    public static void EmitKernelInputs(SourceWriter writer, NetworkPlan plan)
    {
        writer.Open("public sealed partial class Batch");
        writer.Open("internal KernelInputs KernelInputs => new()");
        foreach (Column column in new BatchEmitter(plan)._columns)
        {
            writer.Write($"{column.Kernel} = {(column.IsInherited ? column.Property : column.Field)},");
        }

        writer.Close(";").Close().Write("");
    }

    /// <summary>How the batch calls what the caller supplies.</summary>
    public static string PropertyOf(NetworkPlan plan, NetworkInput input) =>
        input.Role == InputRole.Sample && plan.Inputs.Count == 1 ? "Inputs" : RuntimeNames.Member(input.Name);

    private void EmitClass(SourceWriter writer)
    {
        writer.Write("/// <summary>Samples and targets of a training step, row after row.</summary>");
        writer.Open($"public sealed partial class Batch : {BaseTypes()}");
        foreach (Column column in Own)
        {
            writer.Write($"private readonly {column.Element}[] {column.Field};" + (_isArrayBatch ? "\n" : ""));
        }

        EmitConstructor(writer);
        if (!_isArrayBatch)
        {
            EmitRows(writer);
        }

        if (_weights is not null && _weights.Name != LoweredNetwork.SampleWeights)
        {
            writer.Write($"Span<float> N::IWeightedBatch.SampleWeights => {RuntimeNames.Member(_weights.Name)};\n");
        }

        foreach (Column column in Own)
        {
            writer.Write($"/// <summary>{column.Summary}</summary>");
            writer.Write($"public {(column.Input is null ? "ReadOnly" : "")}Span<{column.Element}> {column.Property} => {column.Field};\n");
        }

        EmitValidate(writer);
        writer.Close();
    }

    private string BaseTypes()
    {
        string target = _targets is null ? "" : ProgramEmitter.ElementOf(_targets);
        string rows = _isArrayBatch ? $"K::ArrayBatch<{ProgramEmitter.ElementOf(_plan.Inputs[0])}, {target}>"
            : _targets is null ? "N::IBatch"
            : $"N::ITargetBatch<{target}>";
        return rows + (_weights is null ? "" : ", N::IWeightedBatch") + (HasCustomLoss ? ", K::ICustomLossBatch" : "");
    }

    private void EmitConstructor(SourceWriter writer)
    {
        if (_isArrayBatch)
        {
            string lengths = $"{Literals.Of(_plan.Inputs[0].Type.Shape.Count)}, {Literals.Of(_targets!.Type.Shape.Count)}";
            writer.Open($"internal Batch(int capacity) : base(capacity, {lengths})");
        }
        else
        {
            writer.Write("private int _rowCount;\n");
            writer.Open("internal Batch(int capacity)");
            writer.Write("Capacity = K::DataChecks.Capacity(capacity);");
        }

        foreach (Column column in Own)
        {
            writer.Write($"{column.Field} = new {column.Element}[checked(capacity * {Literals.Of(column.Length)})];");
        }

        foreach (Column column in Own.Where(column => column.Input?.Role == InputRole.SampleWeight))
        {
            writer.Write($"Array.Fill({column.Field}, 1f);");
        }

        writer.Close().Write("");
    }

    private void EmitRows(SourceWriter writer)
    {
        writer.Write(
            """
            /// <summary>The most samples.</summary>
            public int Capacity { get; }

            /// <summary>The samples there are.</summary>
            public int RowCount { get => _rowCount; set => _rowCount = K::DataChecks.RowCount(value, Capacity); }

            """);
        if (_targets is not null)
        {
            writer.Write($"int N::ITargetBatch<{ProgramEmitter.ElementOf(_targets)}>.TargetLength => {Literals.Of(_targets.Type.Shape.Count)};\n");
            if (_targets.Name != LoweredNetwork.Targets)
            {
                string element = ProgramEmitter.ElementOf(_targets);
                writer.Write($"Span<{element}> N::ITargetBatch<{element}>.Targets => {RuntimeNames.Member(_targets.Name)};\n");
            }
        }
    }

    private void EmitValidate(SourceWriter writer)
    {
        writer.Write("/// <summary>Refuses numbers that are not finite, and labels and ids out of range.</summary>");
        writer.Write("/// <exception cref=\"ArgumentException\">Names the row and what was found.</exception>");
        writer.Open($"public {(_isArrayBatch ? "override " : "")}void Validate()");
        EmitChecks(writer, _columns.Where(column => column.Input is not null and not { Role: InputRole.OutputGradient }));
        writer.Close();
        if (HasCustomLoss)
        {
            writer.Open("\nvoid K::ICustomLossBatch.ValidateGradients()");
            EmitChecks(writer, _columns.Where(column => column.Input is { Role: InputRole.OutputGradient }));
            writer.Close();
        }
    }

    private void EmitChecks(SourceWriter writer, IEnumerable<Column> columns)
    {
        foreach (Column column in columns)
        {
            NetworkInput input = column.Input!;
            string length = Literals.Of(column.Length), name = column.Property;
            string rows = $"{name}.Slice(0, {Kernel.Product("RowCount", length)})";
            if (input.Type.Element == ElementType.Single)
            {
                writer.Write($"K::DataChecks.{(input.AreProbabilities ? "Probabilities" : "Finite")}({rows}, {length}, nameof({name}));");
            }
            else if (PredictEmitter.RangeOf(_plan, input) is IndexRange range)
            {
                writer.Write(PredictEmitter.RangeCheck(range, rows, length, $"nameof({name})", input.Ignored));
            }
        }
    }

    private Column Supplied(NetworkInput input)
    {
        string what = input.Role switch
        {
            InputRole.Sample => "Samples",
            InputRole.Target => "What the predictions should be",
            InputRole.SampleWeight => "What the losses of each sample are multiplied by, 1 unless set",
            _ => "The gradient of a loss of the caller's with respect to the output shown, to be written between the forward and the backward pass",
        };
        return new(
            input, input.Type.Shape.Count, ProgramEmitter.ElementOf(input), PropertyOf(_plan, input), RuntimeNames.Member(input.Name),
            _isArrayBatch && (input.Role == InputRole.Sample || input == _targets), $"{what}: {input.Type.Shape} each.");
    }

    private IEnumerable<Column> Shown() =>
    [
        .. ProgramEmitter.GradientInputs(_plan).Select(input => Shown(
            input.Name + "Gradient", _plan.Inputs.Count == 1 ? "InputGradient" : RuntimeNames.Member(input.Name) + "Gradient", input.Type.Shape,
            "The gradient of the loss of the last step with respect to the samples")),
        .. _plan.Shown.Select(output => Shown(
            output.Name, RuntimeNames.Member(output.Name), output.Node.Shape, "Of the last forward pass, before anything is reduced")),
    ];

    private static Column Shown(string name, string property, TensorShape shape, string what) =>
        new(null, shape.Count, "float", property, RuntimeNames.Member(name), IsInherited: false, $"{what}: {shape} each.");

    private static NetworkInput? OnlyOne(IEnumerable<NetworkInput> inputs) => inputs.Count() == 1 ? inputs.Single() : null;

    // An array with so many numbers for each row: what the caller supplies, or, without an input, what the caller is shown.
    private sealed record Column(NetworkInput? Input, int Length, string Element, string Property, string Kernel, bool IsInherited, string Summary)
    {
        public string Field => "_" + char.ToLowerInvariant(Kernel[0]) + Kernel.Substring(1);
    }
}
