using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;
using NetCompiler.Compiler.Tests.Graphs;
using NetCompiler.Compiler.Tests.Operators;
using Xunit;

namespace NetCompiler.Compiler.Tests.Layers;

/// <summary>Layers against PyTorch: values, gradients, running statistics, by the reference evaluation of what they are lowered to.</summary>
public class OracleTests
{
    private static readonly IReadOnlyDictionary<string, OracleCase> s_cases = OracleCase.Read("layers.json");

    public static TheoryData<string, string?> Cases => new()
    {
        { "dense", "Input(4); Dense(6)" },
        { "dense_no_bias", "Input(5); Dense(6, bias: false)" },
        { "dense_3d", "Input(3, 4); Dense(6)" },
        { "conv2d_pad", "Input(1, 8, 5); Conv2D(2, 3, padding: 1)" },
        { "conv2d_stride", "Input(2, 9, 9); Conv2D(3, 3, 2, 1)" },
        { "conv2d_stride_asym", "Input(2, 8, 6); Conv2D(2, 3, 2, 1, KernelWidth = 2, StrideWidth = 1, PaddingWidth = 0)" },
        { "conv2d_1x1_no_bias", "Input(5, 5, 3); Conv2D(4, 1, bias: false)" },
        { "conv2d_dilation", "Input(2, 8, 7); Conv2D(2, 3, 1, 1, Dilation = 2)" },
        { "conv2d_groups", "Input(4, 5, 5); Conv2D(6, 3, 1, padding: \"same\", Groups = 2)" },
        { "conv2d_depthwise", "Input(4, 8, 6); DepthwiseConv2D(3, 2, 1)" },
        { "conv2d_depthwise_mult2", "Input(3, 5, 6); DepthwiseConv2D(3, Multiplier = 2)" },
        { "convtranspose2d", "Input(2, 4, 4); ConvTranspose2D(3, 3)" },
        { "convtranspose2d_stride", "Input(3, 3, 6); ConvTranspose2D(2, 3, 2, 1, OutputPadding = 1)" },
        { "conv3d", "Input(2, 3, 4, 3); Conv3D(2, 2, padding: 1)" },
        { "maxpool1d", "Input(2, 10); Transpose; MaxPool1D(3, 2); Transpose" },
        { "maxpool2d_3s2p1", "Input(2, 10, 6); MaxPool2D(3, 2, 1)" },
        { "maxpool2d_ceil", "Input(2, 5, 7); MaxPool2D(2, ceiling: true)" },
        { "avgpool2d_2", "Input(2, 9, 6); AveragePool2D(2)" },
        { "avgpool2d_3s2p1", "Input(2, 9, 6); AveragePool2D(3, 2, 1)" },
        { "avgpool2d_exclude_pad", "Input(2, 9, 6); AveragePool2D(3, 2, 1, includePadding: false)" },
        { "global_avgpool", "Input(3, 9, 6); GlobalAveragePool2D" },
        { "global_maxpool", "Input(3, 9, 6); GlobalMaxPool2D" },
        { "upsample_nearest", "Input(5, 3, 4); UpSample2D(2)" },
        { "upsample_bilinear", "Input(5, 3, 2); UpSample2D(2, Mode = \"Bilinear\")" },
        { "embedding", "Input(5, Type = \"Int32\"); Embedding(9, 4)" },
        { "embedding_padding", "Input(1, Type = \"Int32\"); Embedding(9, 4, PaddingIndex = 1)" },
        { "softmax_axis-1", null },
        { "relu", null },
        { "tanh", null },
        { "sigmoid", null },
        { "relu6", null },
        { "leaky_relu", "Input(18); LeakyReLU(0.1)" },
        { "elu", null },
        { "elu_alpha", "Input(13); ELU(0.5)" },
        { "elu_extreme", null },
        { "selu", null },
        { "celu", "Input(15); CELU(0.75)" },
        { "gelu", null },
        { "gelu_extreme", null },
        { "gelu_tanh", "Input(18); GELU(Approximate = true)" },
        { "silu", null },
        { "silu_extreme", null },
        { "mish", null },
        { "softplus", null },
        { "softplus_extreme", null },
        { "softplus_beta", "Input(15); Softplus(2, 3)" },
        { "softsign", null },
        { "hardswish", null },
        { "hardsigmoid", null },
        { "hardtanh", null },
        { "logsigmoid", null },
        { "logsigmoid_extreme", null },
        { "prelu", "Input(5, 3, 1); PReLU(PerChannel = true)" },
        { "log_softmax_axis-1", null },
        { "log_softmax_axis1", "Input(4, 4); Transpose; LogSoftmax; Transpose" },
        { "softmax_axis1", "Input(4, 4); Transpose; Softmax; Transpose" },
        { "layernorm", null },
        { "layernorm_3d", null },
        { "layernorm_2axes", "Input(3, 6); LayerNorm(WholeSample = true)" },
        { "groupnorm", "Input(6, 2, 3); GroupNorm(2)" },
        { "instancenorm2d", "Input(5, 3, 4); InstanceNorm(Affine = true)" },
        { "batchnorm1d_train", "Input(5); BatchNorm" },
        { "batchnorm2d_train", "Input(5, 3, 3); BatchNorm" },
        { "batchnorm1d_eval", "Input(5); BatchNorm" },
        { "batchnorm2d_eval", "Input(5, 3, 3); BatchNorm" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Layer(string name, string? layers)
    {
        OracleCase oracle = s_cases[name];
        string input = oracle.Names("inputs").Single();
        bool isTraining = !name.EndsWith("_eval", StringComparison.Ordinal);
        layers ??= $"Input({string.Join(", ", oracle.Logical(input).Dimensions)}); {oracle.Kind}";
        LoweredNetwork network = Lowered.As(isTraining ? LoweringMode.Step : LoweringMode.Predict, layers);
        TestSource source = new() { ["input0"] = oracle.Data("inputs", input) };
        string layer = network.Layers[1].Name;
        Load(source, oracle, "params", layer);
        Load(source, oracle, "buffers", layer);

        IReadOnlyDictionary<Node, Tensor> values = Run(network, oracle, input, source, out IReadOnlyDictionary<Node, Node> gradients);

        Lowered.AssertNear(oracle.Data("outputs", oracle.Names("outputs").Single()), values[network.Result].Data, "output");
        Assert.Equal(oracle.Names("grads").Count, gradients.Count);
        foreach ((Node target, Node gradient) in gradients)
        {
            string full = target.Operator is Parameter parameter ? parameter.ParameterName : input;
            Lowered.AssertNear(oracle.Data("grads", full[(full.LastIndexOf('.') + 1)..]), values[gradient].Data, $"the gradient of {full}");
        }

        string[] states = oracle.Has("buffers_after") ? [.. oracle.Names("buffers_after")] : [];
        Assert.Equal(states.Select(state => $"{layer}.{state}"), Lowered.Outputs(network, OutputKind.State));
        foreach (string state in states)
        {
            Lowered.AssertNear(oracle.Data("buffers_after", state), values[Lowered.Output(network, OutputKind.State, $"{layer}.{state}")].Data, state);
        }
    }

    private static IReadOnlyDictionary<Node, Tensor> Run(
        LoweredNetwork network, OracleCase oracle, string input, TestSource source, out IReadOnlyDictionary<Node, Node> gradients)
    {
        GraphBuilder builder = network.Builder;
        Node upstream = builder.Add(new Input("upstream", network.Result.Type));
        source["upstream"] = oracle.Data("upstream", oracle.Names("outputs").Single());
        Node loss = builder.Add(new Sum(new(TensorShape.Scalar, IsBatched: false)), builder.Add(new Multiply(), network.Result, upstream));
        gradients = Differentiation.Differentiate(
            builder, loss, [.. builder.Nodes.Where(node => node.Operator is Parameter || (node == network.Inputs[0].Node && node.Type.Element == ElementType.Single))]);
        return GraphEvaluator.Evaluate(builder.Build(), oracle.Shape("inputs", input)[0], source);
    }

    private static void Load(TestSource source, OracleCase oracle, string section, string layer)
    {
        foreach (string name in oracle.Has(section) ? oracle.Names(section) : [])
        {
            source[$"{layer}.{name}"] = oracle.Data(section, name);
        }
    }
}
