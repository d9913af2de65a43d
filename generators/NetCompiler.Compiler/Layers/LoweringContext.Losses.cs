using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Problems;

namespace NetCompiler.Compiler.Layers;

/// <content>What losses are made of.</content>
public sealed partial class LoweringContext
{
    /// <summary>Reads what every loss can be given.</summary>
    public LossOptions LossOptions() => new(
        Enumeration<LossReduction>("Reduction"),
        Real("Weight", 1, 0, float.MaxValue, excludesMin: true),
        Truth("SampleWeights", false),
        Truth("KeepLosses", false));

    /// <summary>
    /// The input that holds what the value should be: <c>targets</c>, or <c>dense0.targets</c> where the network has several losses; null after
    /// the problem that a layer has this name.
    /// </summary>
    public Node? Targets(TensorShape shape, ElementType element) => LossInput(LoweredNetwork.Targets, new(shape, IsBatched: true, element));

    /// <summary>Adds a loss to that of the network.</summary>
    /// <param name="options">What <see cref="LossOptions()"/> gave.</param>
    /// <param name="targets">What <see cref="Targets"/> gave.</param>
    /// <param name="samples">The losses, one or several of each sample.</param>
    /// <param name="weights">What their mean divides by the sum of, or null for their number.</param>
    /// <param name="areProbabilities">Whether targets must be from 0 to 1.</param>
    /// <param name="ignored">A target that is allowed though it indexes nothing, or null.</param>
    public void Loss(
        LossOptions options, Node targets, Node samples, Node? weights = null, bool areProbabilities = false, int? ignored = null)
    {
        Supply(targets, InputRole.Target, areProbabilities, ignored);
        if (options.KeepsLosses)
        {
            Show(LoweredNetwork.Losses, samples);
        }

        Node counted = samples;
        if (options.HasSampleWeights)
        {
            if (LossInput(LoweredNetwork.SampleWeights, new(TensorShape.Scalar, IsBatched: true)) is not Node sampleWeights)
            {
                return;
            }

            Supply(sampleWeights, InputRole.SampleWeight);
            counted = Times(samples, sampleWeights);
        }

        _state.Losses.Add(new(_place, samples, Times(Reduce(counted, options.Reduction, weights), options.Weight)));
    }

    /// <summary>
    /// Leaves the loss to the caller, who is shown the current value and supplies the loss's gradient with respect to it. In the network's loss stands
    /// the sum of their products, whose gradient is the same.
    /// </summary>
    public void LossOfCaller()
    {
        if (LossInput(LoweredNetwork.OutputGradients, Current.Type) is Node gradient)
        {
            Supply(gradient, InputRole.OutputGradient);
            if (Mode != LoweringMode.Predict)
            {
                Show(LoweredNetwork.Outputs, Current);
            }

            Node products = Times(Current, gradient);
            _state.Losses.Add(new(_place, products, SumAll(products)));
        }
    }

    private Node? LossInput(string name, NodeType type)
    {
        string full = LossName(name);
        if (_state.Names.Add(full, Kind, out string shown) is string other)
        {
            ReportHere(ProblemSet.DuplicateName, shown, other, Kind);
            return null;
        }

        return Builder.Add(new Input(full, type));
    }

    private void Supply(Node node, InputRole role, bool areProbabilities = false, int? ignored = null) =>
        _state.LossInputs.Add(new(((Input)node.Operator).InputName, node, role, areProbabilities, ignored));

    private void Show(string name, Node value) => Builder.Output(OutputKind.Shown, LossName(name), value);

    private string LossName(string name) => _state.HasSeveralLosses ? $"{LayerName}.{name}" : name;

    private Node Reduce(Node samples, LossReduction reduction, Node? weights)
    {
        if (reduction == LossReduction.Sum)
        {
            return SumAll(samples);
        }

        if (reduction == LossReduction.Mean && weights is not null)
        {
            // Where nothing counts, the loss is 0.
            return Over(SumAll(samples), AtLeastNormal(SumAll(weights)));
        }

        int count = reduction == LossReduction.Mean ? samples.Shape.Count : 1;
        Node factor = Times(Builder.Add(new InverseBatch()), 1f / count);
        return Times(SumAll(samples), factor);
    }
}
