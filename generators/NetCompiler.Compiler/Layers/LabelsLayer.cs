using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>Names the classes of the prediction. The reader gives an enumeration's members as names and values.</summary>
public sealed class LabelsLayer : Layer
{
    /// <inheritdoc/>
    public override string Kind => "Labels";

    /// <inheritdoc/>
    public override bool GivesValue => false;

    /// <inheritdoc/>
    public override bool IsForTrainingOnly => true;

    /// <inheritdoc/>
    public override string? ClassType(LayerDeclaration declaration) => declaration["TClass"] is { Kind: ArgumentKind.Text } type ? type.Text : ClassNames.Text;

    /// <inheritdoc/>
    public override void Lower(LoweringContext context)
    {
        IReadOnlyList<string> names = context.Texts("names");
        string? type = context.Text("TClass");
        bool isPublic = context.Truth("IsPublic", true);
        if (context.OptionalIntegers("values", int.MinValue, int.MaxValue) is IReadOnlyList<int> values && !values.SequenceEqual(Enumerable.Range(0, names.Count)))
        {
            context.ReportArgument(
                "TClass", $"{type?.Replace("global::", "")} with the values {string.Join(", ", values)}", $"an enumeration whose members have the values 0 to {names.Count - 1}, each once");
            return;
        }

        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key is string twice)
        {
            context.ReportArgument("names", $"a list with \"{twice}\" twice", "names that differ");
        }
        else if (names.Count > 0 && context.Takes(ShapeKind.Vector))
        {
            if (names.Count != context.Shape.Channels || names.Count < 2)
            {
                string counts = $"it has {names.Count} {(names.Count == 1 ? "name" : "names")}, but there {(context.Shape.Channels == 1 ? "is 1 value" : $"are {context.Shape.Channels} values")}";
                context.ReportDoesNotFit(counts, "name each value, at least 2");
                return;
            }

            context.NameClasses(names, type ?? ClassNames.Text, isPublic);
        }
    }
}
