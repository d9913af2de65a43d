using NetCompiler;

namespace Zoo;

/// <summary>
/// LeNet-5 (LeCun et al., "Gradient-based learning applied to document recognition", 1998) on 32 x 32 gray pixels, as taught today: maxima and ReLU, all
/// maps connected. 61,706 parameters under the names of PyTorch's tutorial.
/// </summary>
[Network]
[Input(1, 32, 32)]
[Conv2D(6, kernel: 5, Name = "conv1"), ReLU, MaxPool2D(2)]
[Conv2D(16, kernel: 5, Name = "conv2"), ReLU, MaxPool2D(2)]
[Flatten]
[Dense(120, Name = "fc1"), ReLU]
[Dense(84, Name = "fc2"), ReLU]
[Dense(10, Name = "fc3")]
[CrossEntropyLoss]
public sealed partial class LeNet5;
